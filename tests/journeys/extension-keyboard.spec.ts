import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { noOffer } from '../../extension/storage/offer.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { goByTab } from '../support/extension/go-by-tab.ts';
import { remembered } from '../support/extension/remembered.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, readStored, store } from '../support/extension/stored.ts';

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let page: Page;
test.beforeAll(async () => {
  tend = await launchChromium(await buildExtension('chrome'), test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
});
test.afterAll(() => tend.context.close());
test.beforeEach(() =>
  store(tend.worker, { settings: allDaySettings, status: defaultStatus, memory: emptyMemory, offer: noOffer }),
);
test.afterEach(() => page.close());

const settings = () => readStored<Settings>(tend.worker, 'settings');
const go = (name: string | RegExp) => goByTab(page, name);

test('first run: try a prompt, choose how often, and finish', async () => {
  page = await tend.open('first-run.html');
  await go('Useful');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing was kept of this one.')).toBeVisible();
  await go(/Twice a working day/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await settings())?.dose).toBe('weekly');
  await go('Start');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'All set' })).toBeFocused();
});

test('popup: why, more, and an answer', async () => {
  const shownOn = new Date().toLocaleDateString('sv');
  const nudgeId = 'attending-autonomy-email';
  const shown = { nudgeId, moment: 'compose', shownAt: Date.now(), shownOn, answer: null } as const;
  await store(tend.worker, { memory: remembered(shown) });
  page = await tend.open('popup.html');
  await go('Why this?');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Why this?' })).toHaveAttribute('aria-expanded', 'true');
  await go('More');
  await page.keyboard.press('Enter');
  await go('Tried it');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await readMemory(tend.worker))?.recent[0]?.answer).toBe('triedIt');
});

test('popup: quiet for an hour, and its end', async () => {
  page = await tend.open('popup.html');
  await go('for an hour');
  await page.keyboard.press('Space');
  await go('End the quiet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'for an hour' })).toBeVisible();
});

test('settings: a day off, a time of day, a language, and nothing deleted by mistake', async () => {
  page = await tend.open('options.html');
  await go('Saturday');
  await page.keyboard.press('Space');
  await expect.poll(async () => (await settings())?.hours[5]).toBeNull();
  await go(/^(30|90) days$/);
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await settings())?.keepDays).toBe(365);
  await go('Delete everything');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Delete everything' })).toBeFocused();
  await go('What Tend reads, keeps and sends');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible();
  await go('To the settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('panel and look back: a note is written, found, changed and deleted', async () => {
  page = await tend.open('sidepanel.html');
  await go('What did you notice? What will you try?');
  await page.keyboard.type('They had an idea');
  await go('Keep the note');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your note is kept.')).toBeVisible();
  await page.goto(tend.address('look-back.html'));
  await go('Search notes, plans, challenges and prompts');
  await page.keyboard.type('idea');
  await expect(page.getByText('One entry holds these words.')).toBeVisible();
  await go('Change');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' about the rota.');
  await go(/^Keep the note$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('They had an idea about the rota.')).toBeVisible();
  await go('Delete this note');
  await page.keyboard.press('Enter');
  await expect(page.getByText('They had an idea')).toBeHidden();
});
