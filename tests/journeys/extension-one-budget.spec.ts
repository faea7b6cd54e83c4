import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { seeCard } from '../support/extension/card-in-page.ts';
import type { ExtensionInChromium } from '../support/extension/chromium-with-extension.ts';
import { openWithPlaces } from '../support/extension/open-extension.ts';
import { gmailPage, jiraPage, reviewPage, slackPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, readStored, store } from '../support/extension/stored.ts';
import { passTime } from '../support/extension/tend-world.ts';

declare const chrome: { windows: { create(options: { url: string }): Promise<unknown> } };

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
test.beforeAll(async () => {
  tend = await openWithPlaces(test.info());
});
test.afterAll(() => tend.context.close());
test.beforeEach(() => store(tend.worker, { settings: allDaySettings, memory: emptyMemory, status: defaultStatus }));

const shown = async () => (await readMemory(tend.worker))?.recent.length ?? 0;
const cardsIn = async (pages: Page[]) => {
  const cards = await Promise.all(pages.map((page) => seeCard(tend.worker, page)));
  return cards.filter((card) => card !== null).length;
};

/** Opens each address in a window of its own, so that all of them are seen at once. */
async function openWindows(...addresses: string[]): Promise<Page[]> {
  const pages: Page[] = [];
  for (const url of addresses) {
    const [page] = await Promise.all([
      tend.context.waitForEvent('page'),
      tend.worker.evaluate((to) => chrome.windows.create({ url: to }), url),
    ]);
    await page.waitForURL(url);
    await expect.poll(async () => (await passTime(tend.worker, page, 0)).isWatched).toBe(true);
    pages.push(page);
  }
  return pages;
}

test('four windows that notice a moment in the same second share one card', async () => {
  const pages = await openWindows(gmailPage.address, reviewPage.address, slackPage.address, jiraPage.address);
  const fields = ['#compose', '#comment', '#message', '#comment .ProseMirror'];
  await Promise.all(pages.map((page, index) => page.locator(fields[index]!).focus()));
  await expect.poll(() => cardsIn(pages)).toBe(1);
  expect(await shown()).toBe(1);
  // What else they notice afterwards finds it used up.
  await pages[0]!.locator('#reply').focus();
  await pages[2]!.locator('#thread').focus();
  expect(await cardsIn(pages)).toBe(1);
  expect(await shown()).toBe(1);
  for (const page of pages) await page.close();
});

test('the popup and a page that want the day’s prompt at once share it', async () => {
  const [mail] = await openWindows(gmailPage.address);
  await store(tend.worker, { settings: { ...allDaySettings, dailyAt: '00:00' } });
  const popup = await tend.context.newPage();
  const waits = async () => (await readStored<{ waiting: unknown }>(tend.worker, 'offer'))?.waiting ?? null;
  // Something has to set the background going; a page of ours that tells it nothing new does.
  await tend.worker.evaluate(async () => {
    const { alarms } = (
      globalThis as unknown as { chrome: { alarms: { create(name: string, at: object): Promise<void> } } }
    ).chrome;
    await alarms.create('tick', { when: Date.now() });
  });
  await expect.poll(waits).not.toBeNull();
  await Promise.all([popup.goto(tend.address('popup.html')), mail!.locator('#compose').focus()]);
  await expect.poll(shown).toBe(1);
  await expect.poll(waits).toBeNull();
  await mail!.locator('#reply').focus();
  expect(await shown()).toBe(1);
  await popup.close();
  await mail!.close();
});
