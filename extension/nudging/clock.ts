import { readTestClock } from '../storage/test-clock.ts';

/** A build-time constant of wxt.config.ts. In the shipped build it is false, and the branch is not there at all. */
declare const TEND_TEST_CLOCK: boolean;

/** The one clock of the extension, in milliseconds since 1970. */
export async function readClock(): Promise<number> {
  if (TEND_TEST_CLOCK) return (await readTestClock()) ?? Date.now();
  return Date.now();
}
