import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { pressCard, seeCard } from '../support/extension/card-in-firefox.ts';
import { type ExtensionInFirefox, launchFirefox } from '../support/extension/firefox-with-extension.ts';
import { copyWithPermissions } from '../support/extension/permitted-extension.ts';
import { gmailPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';

declare const browser: {
  action: { getBadgeText(where: object): Promise<string> };
  alarms: { create(name: string, alarm: object): void; get(name: string): Promise<unknown> };
  extension: { getBackgroundPage(): unknown };
  storage: { local: { set(items: object): Promise<void>; get(): Promise<Record<string, unknown>> } };
};

const folder = mkdtempSync(join(tmpdir(), 'tend-suspended-'));
const soon = { timeout: 30_000, interval: 100 };
let tend: ExtensionInFirefox;
let own: Page;

beforeAll(async () => {
  const extension = copyWithPermissions(await buildExtension('firefox'), join(folder, 'extension'));
  // Firefox suspends an event page after 30 s; here after one.
  tend = await launchFirefox(extension, 'tend@tend.invalid', {
    prefs: { 'extensions.background.idle.timeout': 1000 },
  });
  own = await tend.open('look-back.html');
  await own.evaluate((settings) => browser.storage.local.set({ settings }), allDaySettings);
});
afterAll(async () => {
  await tend?.browser.close();
  rmSync(folder, { recursive: true });
});

/** Waits until the browser has suspended the event page. Asking does not wake it. */
const suspended = () =>
  vi.waitFor(
    async () => expect(await own.evaluate(() => browser.extension.getBackgroundPage() === null)).toBe(true),
    soon,
  );
const answers = async () =>
  ((await own.evaluate(() => browser.storage.local.get()))['memory'] as SelectionMemory | undefined)?.recent.map(
    ({ answer }) => answer,
  );

it('an event page that was suspended is woken by a moment, by an answer and by an alarm', async () => {
  const mail = await tend.browser.newPage();
  await mail.setRequestInterception(true);
  mail.on('request', (asked) => void asked.respond({ status: 200, contentType: 'text/html', body: gmailPage.html }));
  await mail.goto(gmailPage.address);
  await suspended();
  await mail.click('#compose');
  await vi.waitFor(async () => expect(await seeCard(own, mail)).not.toBeNull(), soon);
  await suspended();
  expect(await answers()).toEqual([null]);
  await pressCard(own, mail, 'useful');
  await vi.waitFor(async () => expect(await answers()).toEqual(['useful']), soon);

  await suspended();
  await own.evaluate(
    async (settings) => {
      await browser.storage.local.set({ settings });
      const { memory } = await browser.storage.local.get();
      await browser.storage.local.set({ memory: { ...(memory as object), recent: [] } });
      browser.alarms.create('tick', { when: Date.now() - 1 });
    },
    { ...allDaySettings, dailyAt: '00:00' },
  );
  await vi.waitFor(async () => expect(await own.evaluate(() => browser.action.getBadgeText({}))).toBe('•'), soon);
  expect(await own.evaluate(() => browser.alarms.get('tick'))).toBeTruthy();
});
