import { claimScore, nextDueAt, releaseScores } from '../database/claim-scores.ts';
import type { Tool } from '../tool.ts';
import { sendScore } from './send-score.ts';

export interface Sender {
  /** Says that something new waits: look now rather than at the next round. */
  wake(): void;
  /** Takes nothing more and resolves when the sends in hand have ended. */
  stop(): Promise<void>;
}

/**
 * A send, its token and one repetition take at most 40 s. One that takes longer still is sent twice, under the same
 * timestamp, and counts once.
 */
const lease = 60_000;
const mostAtOnce = 8;
const shortestWait = 250;
/** Other instances and the command line write to the outbox too. */
const longestWait = 5000;

const running = new WeakMap<Tool, Sender>();

/** Wakes the sender of this process, if it has one; call it after the transaction of a completion is committed. */
export function wakeSender(tool: Tool): void {
  running.get(tool)?.wake();
}

/**
 * Brings the platforms' gradebooks in line with the outbox until it is stopped: one send at a time for a
 * registration, several registrations side by side. It outlives a database that is away.
 */
export function startSender(tool: Tool, random: () => number = Math.random): Sender {
  const inHand = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | null = null;
  let isAskedAgain = false;
  let isStopped = false;

  function wake(): void {
    if (isStopped) return;
    if (round) {
      isAskedAgain = true;
      return;
    }
    clearTimeout(timer);
    round = takeAll()
      .catch((error: unknown) => {
        tool.log.warn({ error: String(error) }, 'the outbox cannot be read');
        return longestWait;
      })
      .then((wait) => {
        round = null;
        if (isStopped) return;
        if (isAskedAgain) {
          isAskedAgain = false;
          wake();
        } else {
          timer = setTimeout(wake, wait);
        }
      });
  }

  /** Starts what is due; returns how long to sleep, in ms. */
  async function takeAll(): Promise<number> {
    while (!isStopped && inHand.size < mostAtOnce) {
      const claimed = await claimScore(tool, tool.clock(), lease);
      if (!claimed) break;
      const send: Promise<void> = sendScore(tool, claimed, random)
        // Its lease ends by itself, and another round takes it up, in doubt.
        .catch((error: unknown) => tool.log.error({ error: String(error) }, 'a score could not be brought to its end'))
        .finally(() => {
          inHand.delete(send);
          wake();
        });
      inHand.add(send);
    }
    const due = await nextDueAt(tool.db);
    return Math.min(Math.max((due ?? Infinity) - tool.clock(), shortestWait), longestWait);
  }

  const sender: Sender = {
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await round;
      await Promise.all(inHand);
      running.delete(tool);
    },
  };
  running.set(tool, sender);
  const ready = tool.engine === 'sqlite' ? releaseScores(tool.db, tool.clock()) : Promise.resolve();
  round = ready
    .catch((error: unknown) => tool.log.warn({ error: String(error) }, 'the outbox cannot be read'))
    .then(() => {
      round = null;
      wake();
    });
  return sender;
}
