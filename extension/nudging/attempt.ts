import { readClock } from './clock.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Nobody waits for upkeep: it is done after all else. */
export interface Kind {
  isUpkeep?: boolean;
}

/** Does a piece of work in its turn. A failure must not end the worker, and the next event tries again. */
export async function attempt(work: (now: number) => Promise<unknown>, kind: Kind = {}): Promise<void> {
  try {
    await oneAtATime(async () => work(await readClock()), kind);
  } catch (error) {
    tryAgain(error);
  }
}

export function tryAgain(error: unknown): void {
  console.error('Tend will try again:', error);
}
