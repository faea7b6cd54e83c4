import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildExtension } from '../support/extension/build-extension.ts';
import { seeCard } from '../support/extension/card-in-firefox.ts';
import { type ExtensionInFirefox, launchFirefox } from '../support/extension/firefox-with-extension.ts';
import { incidentPage } from '../support/extension/own-place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';

declare const browser: {
  storage: { local: { set(items: object): Promise<void>; get(): Promise<Record<string, unknown>> } };
  runtime: { sendMessage(message: object): Promise<unknown> };
  permissions: { getAll(): Promise<{ origins: string[] }> };
  contextMenus: { update(id: string, change: object): Promise<void> };
};

let tend: ExtensionInFirefox;
beforeAll(async () => {
  tend = await launchFirefox(await buildExtension('firefox'), 'tend@tend.invalid');
});
afterAll(() => tend?.browser.close());

const soon = { timeout: 15_000, interval: 200 };
const shows = (page: Page, host: string, text: string) =>
  vi.waitFor(async () => {
    const drawn = await page.evaluate((selector) => {
      const find = (root: ParentNode): Element | null =>
        root.querySelector(selector) ??
        [...root.querySelectorAll('*')].map((child) => child.shadowRoot && find(child.shadowRoot)).find(Boolean) ??
        null;
      return find(document)?.shadowRoot?.textContent ?? '';
    }, host);
    expect(drawn.replaceAll(/\s+/g, ' ')).toContain(text);
  }, soon);

it('a site is added in a tab of its own, prompts, and is removed with its permission', async () => {
  const own = await tend.pageAt('first-run.html');
  await own.evaluate((settings) => browser.storage.local.set({ settings }), allDaySettings);
  for (const id of ['site-of-button', 'site-of-page']) {
    await vi.waitFor(() => own.evaluate((entry) => browser.contextMenus.update(entry, {}), id), soon);
  }
  // The person's click in the menu or the popup leads here.
  const site = { kind: 'site', origin: 'https://work.example.org' };
  await own.evaluate((seen) => browser.runtime.sendMessage({ type: 'siteLookedAt', site: seen }), site);
  const form = await tend.open('own-place.html');
  await shows(form, 'own-place-form', 'On work.example.org, prompt me when I');
  await form.locator('>>> input[value=review]').click();
  await form.locator('>>> button.primary').click();
  await shows(form, 'own-place-form', 'work.example.org is added.');
  const origins = () => own.evaluate(async () => (await browser.permissions.getAll()).origins);
  expect(await origins()).toEqual(['https://work.example.org/*']);

  const page = await tend.browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => void request.respond({ status: 200, contentType: 'text/html', body: incidentPage }));
  await page.goto('https://work.example.org/incident');
  await page.focus('#search-box');
  await page.focus('#what');
  await vi.waitFor(async () => expect(await seeCard(own, page)).not.toBeNull(), soon);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('what');
  expect((await seeCard(own, page))?.heading).toContain('writing a review');

  const options = await tend.open('options.html');
  await options.locator('>>> button[aria-label="Remove work.example.org"]').click();
  await shows(options, 'own-place-list', 'work.example.org is removed.');
  expect(await origins()).toEqual([]);
});
