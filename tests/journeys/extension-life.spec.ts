import { expect, type Page, test, type Worker } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultStatus, type Status } from '#shared/schemas/status.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { noOffer } from '../../extension/storage/offer.ts';
import { pressCard, seeCard } from '../support/extension/card-in-page.ts';
import type { ExtensionInChromium } from '../support/extension/chromium-with-extension.ts';
import { openWithPlaces } from '../support/extension/open-extension.ts';
import { gmailPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { stopWorker } from '../support/extension/stop-worker.ts';
import { readMemory, readStored, store } from '../support/extension/stored.ts';

test.describe.configure({ mode: 'serial' });

declare const chrome: {
  alarms: { create(name: string, alarm: object): Promise<void>; get(name: string): Promise<unknown> };
  action: { getBadgeText(where: object): Promise<string> };
  storage: {
    local: { set(items: object): Promise<void>; remove(keys: string[]): Promise<void> };
  };
};

let tend: ExtensionInChromium;
/** A page of the extension: it looks at what is stored without waking the background. */
let own: Page;
const eye = () => own as unknown as Worker;

test.beforeAll(async () => {
  tend = await openWithPlaces(test.info());
});
test.afterAll(() => tend.context.close());
test.beforeEach(async () => {
  own = await tend.open('look-back.html');
  await store(eye(), { settings: allDaySettings, memory: emptyMemory, status: defaultStatus, offer: noOffer });
});
test.afterEach(async () => {
  for (const page of tend.context.pages().slice(1)) await page.close();
});

const stop = () => stopWorker(tend.context, own);
const answers = async () => (await readMemory(eye()))?.recent.map(({ answer }) => answer) ?? [];
const badge = () => own.evaluate(() => chrome.action.getBadgeText({}));

async function compose(): Promise<Page> {
  const mail = await tend.context.newPage();
  await mail.goto(gmailPage.address);
  await mail.locator('#compose').click();
  return mail;
}

test('a moment wakes the background, and an answer to its card wakes it again', async () => {
  await stop();
  const mail = await compose();
  await expect.poll(() => seeCard(eye(), mail), { timeout: 20_000 }).not.toBeNull();
  await stop();
  await pressCard(eye(), mail, 'useful');
  await expect.poll(answers).toEqual(['useful']);
});

test('an alarm wakes the background, and the prompt waits behind the badge', async () => {
  await store(eye(), { settings: { ...allDaySettings, dailyAt: '00:00' } });
  await stop();
  await own.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 1 }));
  await expect.poll(badge).toBe('•');
  expect(await own.evaluate(() => chrome.alarms.get('tick'))).toBeTruthy();
});

test('an alarm of yesterday, missed in sleep, brings today’s prompt once', async () => {
  await store(eye(), { settings: { ...allDaySettings, dailyAt: '00:00' } });
  await own.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 86_400_000 }));
  await expect.poll(badge).toBe('•');
  const { waiting } = (await readStored<{ waiting: { nudgeId: string } | null }>(eye(), 'offer'))!;
  await stop();
  await own.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 86_400_000 }));
  await expect.poll(() => tend.context.serviceWorkers().length).toBe(1);
  await expect.poll(badge).toBe('•');
  expect(await readStored(eye(), 'offer')).toMatchObject({ waiting });
});

test('what is pressed in the popup while the background is away is kept', async () => {
  await store(eye(), { settings: { ...allDaySettings, dailyAt: '00:00' } });
  await own.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 1 }));
  await expect.poll(badge).toBe('•');
  const popup = await tend.open('popup.html');
  await expect(popup.getByRole('button', { name: 'Useful' })).toBeVisible();
  await stop();
  await popup.getByRole('button', { name: 'Useful' }).click();
  await expect(popup.getByText('Your answer: useful')).toBeVisible();
  expect(await answers()).toEqual(['useful']);
  await stop();
  await popup.getByRole('button', { name: 'An hour' }).click();
  await expect.poll(async () => (await readStored<Status>(eye(), 'status'))?.snoozedUntil).toBeGreaterThan(Date.now());
});

test('a note and a setting are kept while the background is away', async () => {
  const panel = await tend.open('sidepanel.html');
  await panel.getByRole('textbox').first().fill('We will try it on Thursday.');
  await stop();
  await panel.getByRole('button', { name: 'Keep' }).click();
  await expect(panel.getByText('Your note is kept.')).toBeVisible();
  await own.reload();
  await expect(own.getByText('We will try it on Thursday.')).toBeVisible();

  const options = await tend.open('options.html');
  await stop();
  await options.getByRole('checkbox', { name: 'Friday' }).uncheck();
  await expect(options.getByText('Saved.')).toBeVisible();
  expect((await readStored<Settings>(eye(), 'settings'))?.hours[4]).toBeNull();
});

test('a full store is said, keeps what was chosen before, and takes it when there is room again', async () => {
  const hours = allDaySettings.hours.with(4, null);
  await store(eye(), { settings: { ...allDaySettings, hours } });
  const options = await tend.open('options.html');
  const friday = options.getByRole('checkbox', { name: 'Friday' });
  await expect(friday).not.toBeChecked();
  await own.evaluate(async () => {
    for (let piece = 0, size = 1 << 20; size >= 1;) {
      const isKept = chrome.storage.local.set({ [`filler${piece}`]: 'x'.repeat(size) }).then(
        () => true,
        () => false,
      );
      if (await isKept) piece++;
      else size >>= 1;
    }
  });
  await friday.check();
  await expect(options.getByText(/This could not be saved\. The browser may be out of space\./)).toBeVisible();
  expect((await readStored<Settings>(eye(), 'settings'))?.hours[4]).toBeNull();
  await stop();
  // Whatever the background now tries in vain, it tries once.
  await own.evaluate(() => chrome.alarms.create('tick', { when: Date.now() - 1 }));
  await expect.poll(() => own.evaluate(async () => Boolean(await chrome.alarms.get('tick')))).toBe(true);

  await own.evaluate(() => chrome.storage.local.remove(Array.from({ length: 99 }, (_none, piece) => `filler${piece}`)));
  await friday.uncheck();
  await friday.check();
  await expect(options.getByText('Saved.')).toBeVisible();
  expect((await readStored<Settings>(eye(), 'settings'))?.hours[4]).not.toBeNull();
});
