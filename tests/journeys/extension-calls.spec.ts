import { expect, type Page, test } from '@playwright/test';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultStatus, type Status } from '#shared/schemas/status.ts';
import { seeCard } from '../support/extension/card-in-page.ts';
import type { ExtensionInChromium } from '../support/extension/chromium-with-extension.ts';
import { openWithPlaces } from '../support/extension/open-extension.ts';
import { gmailPage, meetAfter, meetCall, zoomCallPage, zoomShell } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, readStored, store } from '../support/extension/stored.ts';

declare const chrome: { tabs: { query(filter: { audible: boolean }): Promise<object[]> } };

test.describe.configure({ mode: 'serial' });

let tend: ExtensionInChromium;
let page: Page;

test.beforeAll(async () => {
  tend = await openWithPlaces(test.info());
});
test.afterAll(() => tend.context.close());

test.beforeEach(async () => {
  await store(tend.worker, { settings: allDaySettings, memory: emptyMemory, status: defaultStatus });
  page = await tend.context.newPage();
});
test.afterEach(() => page.close());

const shownMoments = async () => (await readMemory(tend.worker))?.recent.map(({ moment }) => moment) ?? [];
const isInCall = async () => ((await readStored<Status>(tend.worker, 'status'))?.inCallUntil ?? null) !== null;
const leave = () => page.locator('#call').evaluate((call) => call.remove());

test('a call on Google Meet keeps quiet everywhere, says so, and brings a card when it is over', async () => {
  await page.goto(meetCall.address);
  await expect.poll(isInCall).toBe(true);
  const popup = await tend.open('popup.html');
  await expect(popup.getByText('In a call on a site that you allowed, so quiet until it ends.')).toBeVisible();
  await popup.goto(gmailPage.address);
  await popup.locator('#compose').click();
  await popup.close();

  await page.bringToFront();
  await leave();
  await expect
    .poll(() => seeCard(tend.worker, page), { timeout: 20_000 })
    .toMatchObject({
      heading: expect.stringContaining('after a meeting'),
    });
  expect(await shownMoments()).toEqual(['meetingEnded']);
  expect(await isInCall()).toBe(false);
});

test('a meeting tab that is closed ends the quiet', async () => {
  await page.goto(meetCall.address);
  await expect.poll(isInCall).toBe(true);
  await page.goto('about:blank');
  await expect.poll(isInCall).toBe(false);
});

test('a call on Zoom is seen in the frame in which its app draws it', async () => {
  await page.goto(zoomCallPage.address.replace('/123456/start', '/home'));
  await leave();
  await page.evaluate((html) => (document.body.innerHTML = html), zoomShell);
  await expect.poll(isInCall).toBe(true);
});

test('a meeting tab that sounds keeps quiet, although its page shows no call', async () => {
  await page.goto(meetCall.address);
  await page.evaluate((html) => (document.body.innerHTML = html), meetAfter);
  await page.locator('[jsname=W6suGc]').click();
  await page.evaluate(() => {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    tone.connect(sound.destination);
    tone.start();
    Object.assign(globalThis, { hush: () => sound.close() });
  });
  const sounds = () => tend.worker.evaluate(async () => (await chrome.tabs.query({ audible: true })).length);
  await expect.poll(sounds).toBe(1);
  const mail = await tend.context.newPage();
  await mail.goto(gmailPage.address);
  await mail.locator('#compose').click();
  await page.evaluate(() => (globalThis as unknown as { hush(): void }).hush());
  await expect.poll(sounds).toBe(0);
  await mail.locator('#reply').click();
  await expect.poll(shownMoments).toEqual(['reply']);
  await mail.close();
});
