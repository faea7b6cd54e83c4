import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { readExtensionEvents, startTrace, stopTrace } from './extension-trace.ts';

const mutations = 5_000;
const keystrokes = 200;
/** Outlook is looked at three seconds after it was opened; that belongs to its load. */
const settledMs = 4_000;

/**
 * How often the browser calls a function of the extension, in a page or in its background, during 5,000 changes of the
 * page and 200 keystrokes in a composer, while no card is due.
 * @throws Error when the keys did not arrive
 */
export async function countCallsWhileTyping(page: Page, address: string): Promise<number> {
  // The first focus may bring a card; after it none is due for hours, whatever the time of day is.
  await page.bringToFront();
  for (let visit = 0; visit < 2; visit++) {
    await page.goto(address, { waitUntil: 'load' });
    await page.focus('#editor');
    await wait(settledMs);
  }
  await startTrace(page);
  await page.evaluate(changePage, mutations);
  for (let key = 0; key < keystrokes; key++) await page.keyboard.press(key % 6 === 5 ? 'Space' : 'KeyE');
  const events = readExtensionEvents(await stopTrace(page));
  const typed = await page.$eval('#editor', (editor) => editor.textContent?.length ?? 0);
  if (typed !== keystrokes) throw new Error(`${typed} of ${keystrokes} keystrokes arrived`);
  return events.filter(({ name }) => name === 'FunctionCall').length;
}

/** Runs in the page: elements, attributes and texts change, with a frame after every hundred changes. */
async function changePage(times: number): Promise<void> {
  const rows = document.querySelector('#rows');
  for (let change = 0; change < times; change++) {
    const row = rows?.appendChild(document.createElement('tr'));
    if (change % 3 === 0) row?.setAttribute('data-changed', String(change));
    if (change % 3 === 1) row?.append(`Row ${change}`);
    if (change % 3 === 2) row?.remove();
    if (change % 100 === 99) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
