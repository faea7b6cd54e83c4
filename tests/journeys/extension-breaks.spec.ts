import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { pressCard, seeCard } from '../support/extension/card-in-page.ts';
import type { ExtensionInChromium } from '../support/extension/chromium-with-extension.ts';
import { openWithPlaces } from '../support/extension/open-extension.ts';
import { gmailPage, reviewPage, teamsChatPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, store } from '../support/extension/stored.ts';
import { passTime, typeAfterNoticing } from '../support/extension/tend-world.ts';

declare const chrome: {
  windows: {
    getLastFocused(): Promise<{ id: number }>;
    update(id: number, change: { state: 'fullscreen' | 'normal' }): Promise<unknown>;
  };
};

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let page: Page;

test.beforeAll(async () => {
  tend = await openWithPlaces(test.info());
});
test.afterAll(() => tend.context.close());

test.beforeEach(async () => {
  await store(tend.worker, { settings: allDaySettings, memory: emptyMemory });
  page = await tend.context.newPage();
});
test.afterEach(() => page.close());

const card = () => seeCard(tend.worker, page);
const pass = (seconds: number) => passTime(tend.worker, page, seconds);
const shownMoments = async () => (await readMemory(tend.worker))?.recent.map(({ moment }) => moment) ?? [];
const looks = async () => (await pass(0)).looks;

/** Begins to type before the background has decided, and waits until the page waits. */
async function beginToType(address: string, field: string): Promise<void> {
  await page.goto(address);
  await expect.poll(async () => (await pass(0)).isWatched).toBe(true);
  await typeAfterNoticing(tend.worker, page);
  await page.locator(field).focus();
  await page.keyboard.type('Dear');
  await expect.poll(looks).toBeGreaterThanOrEqual(0);
}

/** Two more looks of the page have found no break. */
async function expectNoBreak(): Promise<void> {
  const before = await looks();
  await expect.poll(looks).toBeGreaterThanOrEqual(before + 2);
  expect(await card()).toBeNull();
  expect(await shownMoments()).toEqual([]);
}

test('a mail that is being written brings a card at the first pause of five seconds', async () => {
  await beginToType(gmailPage.address, '#compose');
  await expectNoBreak();
  await page.keyboard.type(' all');
  await expectNoBreak();
  await pass(5);
  await expect.poll(card).not.toBeNull();
  await expect(page.locator('#compose')).toBeFocused();
  await expect(page.locator('#compose')).toHaveText('Dear all');
  expect(await shownMoments()).toEqual(['compose']);
});

test('a mail that is sent brings the card then', async () => {
  await beginToType(gmailPage.address, '#compose');
  await page.locator('[role=dialog]').evaluate((dialog) => dialog.remove());
  await expect.poll(card).not.toBeNull();
});

test('a review waits until its comment is left, however long its pauses are', async () => {
  await beginToType(reviewPage.address, '#comment');
  await pass(60);
  await expectNoBreak();
  await page.locator('#filter').focus();
  await expectNoBreak();
  await page.locator('#filter').blur();
  await expect.poll(card).not.toBeNull();
  expect(await shownMoments()).toEqual(['review']);
});

test('a chat message that is sent leaves the box in focus, and waits for a pause', async () => {
  await beginToType(teamsChatPage.address, '[id^=new-message-]');
  await page.locator('[id^=new-message-]').blur();
  await expectNoBreak();
  await pass(5);
  await expect.poll(card).not.toBeNull();
  expect(await shownMoments()).toEqual(['chat']);
});

test('whoever types on while a card is shown sees nothing jump, and loses no key', async () => {
  await page.goto(gmailPage.address);
  await page.locator('#compose').focus();
  await expect.poll(async () => (await card())?.announcement).toBeTruthy();
  const before = await card();
  await page.keyboard.type('Dear all,\nthank you');
  expect(await card()).toEqual(before);
  await expect(page.locator('#compose')).toContainText('thank you');
  await pressCard(tend.worker, page, 'notNow');
  await expect.poll(card).toBeNull();
});

test('a prompt that another tab has used up meanwhile does not come at the pause', async () => {
  await beginToType(gmailPage.address, '#compose');
  const other = await tend.context.newPage();
  await other.goto(reviewPage.address);
  await other.locator('#comment').focus();
  await expect.poll(() => seeCard(tend.worker, other)).not.toBeNull();
  await other.close();
  await page.bringToFront();
  await pass(5);
  const before = await looks();
  await page.locator('#compose').blur();
  await expect.poll(looks).toBe(before);
  expect(await card()).toBeNull();
  expect(await shownMoments()).toEqual(['review']);
});

for (const [name, button] of [
  ['the page', '#subject'],
  ['a frame of the page', '#search'],
] as const) {
  test(`the card goes while ${name} fills the screen, and comes back after it`, async () => {
    await page.goto(gmailPage.address);
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.srcdoc = 'slides';
      document.body.append(frame);
      for (const [from, what] of [
        ['#subject', document.body],
        ['#search', frame],
      ] as const) {
        document.querySelector(from)!.addEventListener('click', () => void what.requestFullscreen());
      }
    });
    await page.locator('#compose').focus();
    await expect.poll(card).not.toBeNull();
    await page.locator(button).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await expect.poll(card).toBeNull();
    await page.evaluate(() => document.exitFullscreen());
    await expect.poll(card).not.toBeNull();
    await pressCard(tend.worker, page, 'useful');
    await expect.poll(async () => (await readMemory(tend.worker))?.recent[0]?.answer).toBe('useful');
  });
}

test('a page that fills the screen brings its card afterwards', async () => {
  await page.goto(gmailPage.address);
  await expect.poll(async () => (await pass(0)).isWatched).toBe(true);
  await page.evaluate(() => {
    document.querySelector('#subject')!.addEventListener('click', () => void document.body.requestFullscreen());
  });
  await page.locator('#subject').click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.locator('#compose').focus();
  await expect.poll(looks).toBeGreaterThanOrEqual(0);
  await pass(60);
  await expectNoBreak();
  await page.evaluate(() => document.exitFullscreen());
  await expect.poll(card).not.toBeNull();
});

test('no card in a window that fills the screen', async () => {
  const resize = (state: 'fullscreen' | 'normal') =>
    tend.worker.evaluate(async (to) => {
      const { id } = await chrome.windows.getLastFocused();
      await chrome.windows.update(id, { state: to });
    }, state);
  await page.goto(gmailPage.address);
  await page.bringToFront();
  await resize('fullscreen');
  await page.locator('#compose').focus();
  await page.locator('#reply').focus();
  await expect.poll(() => page.evaluate(() => matchMedia('(display-mode: fullscreen)').matches)).toBe(true);
  expect(await card()).toBeNull();
  expect(await shownMoments()).toEqual([]);
  await resize('normal');
  await page.goto(reviewPage.address);
  await page.locator('#comment').focus();
  await expect.poll(shownMoments).toEqual(['review']);
});
