import { claimScore, nextDueAt, releaseScores } from '../database/claim-scores.ts';
import type { ScoreRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { createBell } from './bell.ts';
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

const senders = new WeakMap<Tool, Sender>();

/** Wakes the sender of this process, if it has one; call it after the transaction of a completion is committed. */
export function wakeSender(tool: Tool): void {
  senders.get(tool)?.wake();
}

/**
 * Brings the platforms' gradebooks in line with the outbox until it is stopped: one send at a time for a
 * registration, several registrations side by side. It outlives a database that is away.
 */
export function startSender(tool: Tool, random: () => number = Math.random): Sender {
  const bell = createBell();
  const stopping = new AbortController();
  const inHand = new Set<Promise<unknown>>();

  async function run(): Promise<void> {
    // The one process of an embedded database has just started: whoever held these is gone.
    if (tool.engine === 'sqlite') await outlive(() => releaseScores(tool.db, tool.clock()));
    while (!stopping.signal.aborted) {
      const wait = await outlive(takeDue);
      await bell.sleep(wait ?? longestWait);
    }
  }

  /** Starts what is due; returns how long to sleep, in ms. */
  async function takeDue(): Promise<number> {
    while (inHand.size < mostAtOnce && !stopping.signal.aborted) {
      const claimed = await claimScore(tool, tool.clock(), lease);
      if (!claimed) break;
      const send: Promise<unknown> = bring(claimed).then(() => inHand.delete(send));
      inHand.add(send);
    }
    const due = await nextDueAt(tool.db, tool.clock());
    return Math.min(Math.max((due ?? Infinity) - tool.clock(), shortestWait), longestWait);
  }

  /** Should it fail, the lease ends by itself, and a later round takes the score up, in doubt. */
  async function bring(claimed: ScoreRow): Promise<void> {
    await outlive(() => sendScore(tool, claimed, random));
    bell.ring();
  }

  async function outlive<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      tool.log.warn({ error: String(error) }, 'the outbox is held up');
      return null;
    }
  }

  const running = run();
  const sender: Sender = {
    wake: () => bell.ring(),
    async stop() {
      stopping.abort();
      bell.ring();
      await running;
      await Promise.all(inHand);
      senders.delete(tool);
    },
  };
  senders.set(tool, sender);
  return sender;
}
