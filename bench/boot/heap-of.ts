import type { Page } from 'puppeteer-core';

/** Kilobytes of JavaScript heap that a page holds after its garbage was collected, the extension's world with it. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  try {
    // The first round lets go of what the second can then collect.
    for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 1024;
  } finally {
    await session.detach();
  }
}
