import type { Browser } from 'puppeteer-core';

export interface OpenedPopup {
  /** From the start of the navigation to the first contentful paint, in milliseconds. */
  paintedMs: number;
  scripts: { url: string; isBeforePaint: boolean }[];
}

/** Opens the popup's page in a tab of its own, waits until it is whole, and closes it. @throws Error without a prompt */
export async function openPopup(browser: Browser, address: string): Promise<OpenedPopup> {
  const page = await browser.newPage();
  try {
    const asked: { url: string; at: number }[] = [];
    // Chromium keeps no resource timings of an extension's own files.
    const session = await page.createCDPSession();
    session.on('Network.requestWillBeSent', ({ request, wallTime }) => {
      if (request.url.endsWith('.js')) asked.push({ url: request.url, at: wallTime * 1000 });
    });
    await session.send('Network.enable');
    await page.goto(address, { waitUntil: 'networkidle0' });
    const { paintedMs, paintedAt, words } = await page.evaluate(async () => {
      const paint = await new Promise<PerformanceEntry>((resolve) => {
        new PerformanceObserver((list) => {
          const found = list.getEntriesByName('first-contentful-paint')[0];
          if (found) resolve(found);
        }).observe({ type: 'paint', buffered: true });
      });
      const view = document.querySelector('tend-popup')?.shadowRoot?.querySelector('nudge-view');
      return {
        paintedMs: paint.startTime,
        paintedAt: performance.timeOrigin + paint.startTime,
        words: view?.shadowRoot?.textContent ?? '',
      };
    });
    if (words.trim() === '') throw new Error('The popup showed no prompt: what it paints is not what people wait for');
    return { paintedMs, scripts: asked.map(({ url, at }) => ({ url, isBeforePaint: at < paintedAt })) };
  } finally {
    await page.close();
  }
}
