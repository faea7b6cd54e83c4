import { readTestClock } from '../storage/test-clock.ts';

/** A build-time constant of wxt.config.ts. In the shipped build it is false, and the branch is not there at all. */
declare const __TEND_TEST_CLOCK__: boolean;

/** The one clock of the extension, in milliseconds since 1970. */
export async function readClock(): Promise<number> {
  if (__TEND_TEST_CLOCK__) return (await readTestClock()) ?? Date.now();
  return Date.now();
}
