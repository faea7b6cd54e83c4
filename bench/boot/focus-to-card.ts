import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { makeCardDue } from './make-card-due.ts';

/**
 * Milliseconds from a composer taking the focus until a frame in which its card is visible, by the clock of the page; a
 * card is due each time. The background is awake: what waking it costs stands in another bench.
 * @throws Error when no card came within ten seconds
 */
export async function focusToCard(page: Page, browser: Browser, address: string, times: number): Promise<number[]> {
  const took: number[] = [];
  await page.bringToFront();
  for (let time = 0; time < times; time++) {
    await makeCardDue(browser);
    await page.goto(address, { waitUntil: 'load' });
    // The script of the place runs when the page is idle.
    await wait(300);
    took.push(await page.evaluate(focusAndWait));
  }
  return took;
}

/** Runs in the page, which can see the element that holds a card and nothing in it. */
function focusAndWait(): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    document.querySelector<HTMLElement>('#editor')?.focus();
    const look = () => {
      const card = document.querySelector(':root > div');
      const now = performance.now();
      if (card && getComputedStyle(card).visibility === 'visible') resolve(now - began);
      else if (now - began > 10_000) reject(new Error('no card came'));
      else requestAnimationFrame(look);
    };
    look();
  });
}
