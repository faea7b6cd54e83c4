import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInFirefox, launchFirefox } from '../support/extension/firefox-with-extension.ts';
import { allDaySettings } from '../support/extension/settings.ts';

declare const browser: {
  runtime: { sendMessage(message: object): Promise<unknown> };
  storage: { local: { set(items: object): Promise<void>; get(): Promise<Record<string, unknown>> } };
};

let tend: ExtensionInFirefox;
beforeAll(async () => {
  tend = await launchFirefox(await buildExtension('firefox'), 'tend@tend.invalid');
});
afterAll(() => tend?.browser.close());

const passphrase = 'five old boats on the river';
const soon = { timeout: 15_000, interval: 200 };
const textOf = (page: Page) =>
  page.evaluate(() => {
    const read = (root: ParentNode): string =>
      [...root.children]
        .map((child) =>
          child.shadowRoot ? read(child.shadowRoot) : `${(child as HTMLElement).innerText ?? ''} ${read(child)}`,
        )
        .join(' ');
    return read(document.body);
  });
const shows = (page: Page, text: string) => vi.waitFor(async () => expect(await textOf(page)).toContain(text), soon);
const tell = (page: Page, message: object) => page.evaluate((told) => browser.runtime.sendMessage(told), message);

/** Everything in IndexedDB and the extension's local storage, as text. */
const dump = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('tend-journal');
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const all = await Promise.all(
      [...database.objectStoreNames].map(
        (name) =>
          new Promise((resolve) => {
            const reading = database.transaction(name).objectStore(name).getAll();
            reading.addEventListener('success', () => resolve(reading.result));
          }),
      ),
    );
    database.close();
    return JSON.stringify([all, await browser.storage.local.get()]);
  });

it('a challenge goes its way, and all words are sealed by a passphrase, locked and unlocked', async () => {
  const welcome = await tend.pageAt('first-run.html');
  await welcome.evaluate((settings) => browser.storage.local.set({ settings }), allDaySettings);
  const options = await tend.open('options.html');
  await options.locator('>>> challenge-editor >>> #words').fill('Wagtail handover');
  await options.locator('>>> challenge-editor >>> input[type=radio]').click();
  await shows(options, 'Your challenge is on.');
  await tell(options, { type: 'noteWritten', text: 'Kingfisher at the huddle', nudgeId: null });

  await options.locator('>>> journal-lock >>> #next').fill(passphrase);
  await options.locator('>>> journal-lock >>> #again').fill(passphrase);
  await options.locator('>>> journal-lock >>> form > button').click();
  await shows(options, 'Your words are locked by the passphrase.');
  const sealed = await dump(options);
  expect(sealed).toContain('spot');
  expect(sealed).not.toMatch(/Wagtail|Kingfisher/);

  const lookBack = await tend.open('look-back.html');
  await shows(lookBack, 'Kingfisher at the huddle');
  await shows(lookBack, 'Wagtail handover');
  await tell(options, { type: 'lockWanted' });
  await shows(lookBack, 'One note is locked.');
  expect(await textOf(lookBack)).not.toMatch(/Wagtail|Kingfisher/);
  await lookBack.locator('>>> journal-unlock >>> #passphrase').fill(passphrase);
  await lookBack.locator('>>> journal-unlock >>> button.primary').click();
  await shows(lookBack, 'Kingfisher at the huddle');
});
