import { browser } from 'wxt/browser';

/** What a test has set the clock to, in milliseconds since 1970. Only a test build reads it. */
export async function readTestClock(): Promise<number | undefined> {
  const { testClock } = await browser.storage.local.get('testClock');
  return typeof testClock === 'number' ? testClock : undefined;
}
