import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test, type Worker } from '@playwright/test';
import { places } from '../../extension/places/places.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { pressCard, seeCard } from '../support/extension/card-in-page.ts';
import { type ExtensionInChromium, launchChromium } from '../support/extension/chromium-with-extension.ts';
import { copyWithPermissions, waitUntilRegistered } from '../support/extension/permitted-extension.ts';
import { gmailPage, servePlaces } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import { readMemory, readStored, store } from '../support/extension/stored.ts';

declare const chrome: {
  alarms: { get(name: string): Promise<unknown> };
  developerPrivate: { updateProfileConfiguration(change: object): Promise<void> };
  management: { setEnabled(id: string, isEnabled: boolean): Promise<void> };
  runtime: { reload(): void; getManifest(): { version: string } };
  scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
};

let folder: string;
let tend: ExtensionInChromium;
let own: Page;
/** Nothing here is seen through the background: a session of the browser's with it would not survive its update. */
const eye = () => own as unknown as Worker;

test.beforeEach(async () => {
  folder = copyWithPermissions(await buildExtension('chrome'), test.info().outputPath('extension'));
  tend = await launchChromium(folder, test.info().outputPath('profile'));
  await tend.pageAt('first-run.html');
  await waitUntilRegistered(tend.worker);
  await servePlaces(tend.context);
  own = await tend.open('look-back.html');
  await store(eye(), { settings: { ...allDaySettings, dailyAt: '07:31' } });
});
test.afterEach(() => tend.context.close());

/** Everything that a page of Tend's or of a site says is wrong, in all its worlds. */
async function listen(page: Page): Promise<string[]> {
  const said: string[] = [];
  const session = await tend.context.newCDPSession(page);
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
    said.push(exceptionDetails.exception?.description ?? ''),
  );
  session.on('Runtime.consoleAPICalled', ({ type, args }) =>
    said.push(`${type} ${args[0]?.value ?? args[0]?.description}`),
  );
  session.on('Log.entryAdded', ({ entry }) => said.push(entry.text));
  await session.send('Runtime.enable');
  await session.send('Log.enable');
  return said;
}

async function openManager(): Promise<Page> {
  const manager = await tend.context.newPage();
  await manager.goto('chrome://extensions');
  return manager;
}

async function openAgain(): Promise<void> {
  await expect(async () => {
    own = await tend.open('look-back.html');
  }).toPass();
}

const registered = () => own.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);

test('an update keeps everything, registers its scripts again, and is silent in tabs that were open', async () => {
  const mail = await tend.context.newPage();
  await mail.goto(gmailPage.address);
  await mail.locator('#compose').click();
  await expect.poll(() => seeCard(eye(), mail), { timeout: 20_000 }).not.toBeNull();
  const { buttons } = (await seeCard(eye(), mail))!;
  const before = await readMemory(eye());
  const said = await listen(mail);

  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...manifest, version: '0.2.0' }));
  await (await tend.pageAt('first-run.html')).close();
  // Without it, Chromium does not load an unpacked extension again.
  const manager = await openManager();
  await manager.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }));
  const isClosed = own.waitForEvent('close');
  // The page that asks for it goes, and may not answer.
  await own.evaluate(() => chrome.runtime.reload()).catch(() => {});
  await isClosed;
  await openAgain();
  expect(await own.evaluate(() => chrome.runtime.getManifest().version)).toBe('0.2.0');
  await expect.poll(registered).toBe(places.length);
  expect(await readMemory(eye())).toEqual(before);
  expect(await readStored(eye(), 'settings')).toMatchObject({ dailyAt: '07:31' });
  expect(tend.context.pages().filter((page) => page.url().endsWith('first-run.html'))).toEqual([]);

  // The card of the old version, and its script, are still in that tab, and nobody hears them.
  await mail.bringToFront();
  const useful = buttons.find(({ choice }) => choice === 'useful')!;
  await mail.mouse.click(useful.x, useful.y);
  await mail.locator('#reply').click();
  await mail.locator('#compose').click();
  await mail.reload();
  await mail.locator('#compose').click();
  expect(said).toEqual([]);
});

test('switched off and on again, Tend has what it had, and its alarm and scripts are back', async () => {
  const id = new URL(tend.address('')).host;
  const manager = await openManager();
  const mail = await tend.context.newPage();
  await mail.goto(gmailPage.address);
  const said = await listen(mail);
  const isClosed = own.waitForEvent('close');
  await manager.evaluate((extension) => chrome.management.setEnabled(extension, false), id);
  await isClosed;
  await mail.bringToFront();
  await mail.locator('#compose').click();
  await manager.evaluate((extension) => chrome.management.setEnabled(extension, true), id);
  await openAgain();
  expect(await readStored(eye(), 'settings')).toMatchObject({ dailyAt: '07:31' });
  await expect.poll(registered).toBe(places.length);
  await expect.poll(() => own.evaluate(async () => Boolean(await chrome.alarms.get('tick')))).toBe(true);
  expect((await readMemory(eye()))?.recent ?? []).toEqual([]);
  expect(said).toEqual([]);

  await mail.reload();
  await mail.bringToFront();
  await mail.locator('#compose').click();
  await expect.poll(() => seeCard(eye(), mail), { timeout: 20_000 }).not.toBeNull();
  await pressCard(eye(), mail, 'useful');
  await expect.poll(async () => (await readMemory(eye()))?.recent[0]?.answer).toBe('useful');
});

test('two profiles have a day each', async () => {
  const other = await launchChromium(folder, test.info().outputPath('other-profile'));
  try {
    await waitUntilRegistered(other.worker);
    await servePlaces(other.context);
    await store(other.worker, { settings: allDaySettings });
    for (const [context, seer] of [
      [tend.context, eye()],
      [other.context, other.worker],
    ] as const) {
      const mail = await context.newPage();
      await mail.goto(gmailPage.address);
      await mail.locator('#compose').click();
      await expect.poll(() => seeCard(seer, mail), { timeout: 20_000 }).not.toBeNull();
    }
    expect((await readMemory(eye()))?.recent).toHaveLength(1);
    expect((await readMemory(other.worker))?.recent).toHaveLength(1);
    expect(await readStored(other.worker, 'settings')).toMatchObject({ dailyAt: allDaySettings.dailyAt });
  } finally {
    await other.context.close();
  }
});
