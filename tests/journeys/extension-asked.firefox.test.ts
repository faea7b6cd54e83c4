import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { handOverElementId, handOverPath } from '#shared/schemas/hand-over-place.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInFirefox, launchFirefox } from '../support/extension/firefox-with-extension.ts';
import { copyWithPermissions } from '../support/extension/permitted-extension.ts';
import { gmailPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';

interface Background {
  browser: {
    notifications: { create(id: string, shown: object): Promise<string>; clear(id: string): Promise<boolean> };
  };
}
/** What the background asked the browser to show or to take away. */
declare const heard: string[];
declare const browser: {
  extension: { getBackgroundPage(): Background | null };
  permissions: {
    contains(wanted: object): Promise<boolean>;
    getAll(): Promise<{ origins: string[] }>;
    remove(unwanted: object): Promise<boolean>;
    request: unknown;
  };
  runtime: { sendMessage(message: object): Promise<unknown> };
  scripting: { getRegisteredContentScripts(): Promise<{ matches: string[] }[]> };
  storage: {
    local: { set(items: object): Promise<void>; get(): Promise<Record<string, unknown>> };
    session: { get(): Promise<object> };
  };
  tabs: { query: unknown };
};

const tool = 'https://tend.example.org';
const gmail = 'https://mail.google.com/*';
const soon = { timeout: 30_000, interval: 200 };
const folder = mkdtempSync(join(tmpdir(), 'tend-asked-'));
let tend: ExtensionInFirefox;
let own: Page;

beforeAll(async () => {
  const built = await buildExtension('firefox');
  // The browser gives no test the permission that a press on its button brings: that of the site stands in for it.
  const extension = copyWithPermissions(built, join(folder, 'extension'), [gmail, `${tool}/*`]);
  tend = await launchFirefox(extension, 'tend@tend.invalid', {
    prefs: { 'extensions.background.idle.timeout': 600_000 },
  });
  own = await tend.pageAt('first-run.html');
  await own.evaluate((settings) => browser.storage.local.set({ settings }), {
    ...allDaySettings,
    dose: 'off',
  });
});
afterAll(async () => {
  await tend?.browser.close();
  rmSync(folder, { recursive: true });
});

const plan: Plan = {
  ...{ id: 'p', cue: 'we meet', response: 'ask', from: { kind: 'nudge', id: 'a' }, createdAt: 1 },
  dueOn: new Date().toLocaleDateString('sv'),
};
const textOf = (page: Page) =>
  page.evaluate(() => {
    const read = (root: ParentNode): string =>
      [...root.children]
        .map((child) => `${(child as HTMLElement).innerText ?? ''} ${read(child.shadowRoot ?? child)}`)
        .join(' ');
    return read(document.body);
  });
const shows = (page: Page, text: string | RegExp) =>
  vi.waitFor(async () => expect((await textOf(page)).replaceAll(/\s+/g, ' ')).toMatch(text), soon);
const tell = (message: object) => own.evaluate((given) => browser.runtime.sendMessage(given), message);
const stored = (key: string) => own.evaluate(async (name) => (await browser.storage.local.get())[name], key);

async function openSite(address: string, body: string): Promise<Page> {
  const page = await tend.browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (asked) => void asked.respond({ status: 200, contentType: 'text/html', body }));
  await page.goto(address);
  return page;
}

it('a plan that a window of the tool holds out is found and kept once, and what is no plan is refused', async () => {
  const handOver = {
    ...{ format: 'tend-hand-over', version: 1, followUpsOn: [] },
    plan: { cue: 'we meet', response: 'put my phone away first' },
    module: { id: 'notice', title: 'Notice', behaviours: ['attending'] },
  };
  const holder = (text: string) =>
    `<!doctype html><title>Tool</title><script type="application/json" id="${handOverElementId}">${text}</script>`;
  const window = await openSite(tool + handOverPath, holder(JSON.stringify(handOver)));
  /** The popup over that window: as a page of its own it stands over itself. */
  const openPopup = async (): Promise<Page> => {
    const popup = await tend.open('popup.html');
    await popup.evaluate((pattern) => {
      const query = browser.tabs.query as (wanted: object) => Promise<unknown>;
      browser.tabs.query = () => query({ url: pattern });
      const here = document.body.firstElementChild?.shadowRoot?.querySelector('hand-over-here');
      const parent = here?.parentNode;
      if (!here || !parent) throw new Error('nothing looks for plans');
      here.remove();
      parent.append(here);
    }, `${tool}/*`);
    return popup;
  };
  const popup = await openPopup();
  await shows(popup, 'put my phone away first');
  await popup.locator('>>> hand-over-offer >>> form button.primary').click();
  await shows(popup, 'Your plan is kept.');
  await popup.close();
  const second = await openPopup();
  await shows(second, 'You have this plan already.');
  await second.close();
  await shows(await tend.open('look-back.html'), 'then I will put my phone away first.');

  await window.close();
  await openSite(tool + handOverPath, holder('{"format":"tend-hand-over","version":2}'));
  const third = await openPopup();
  await shows(third, 'a newer Tend');
  // A popup left open would read the next prompt before anything tells of it.
  await third.close();
});

it('notifications tell of the prompt and of a plan once they are wanted, and end with their permission', async () => {
  const isAllowed = () => own.evaluate(() => browser.permissions.contains({ permissions: ['notifications'] }));
  const options = await tend.open('options.html');
  expect(await isAllowed()).toBe(false);
  await options.locator('>>> notification-choice >>> input[type=checkbox]').click();
  await vi.waitFor(async () => expect(await isAllowed()).toBe(true), soon);
  await vi.waitFor(async () => expect(await stored('notifications')).toMatchObject({ isOn: true }), soon);
  // Without a screen the browser shows none and lists none: what it is asked to show is heard here.
  await own.evaluate(() => {
    const { notifications } = browser.extension.getBackgroundPage()!.browser;
    const { create, clear } = notifications;
    notifications.create = (id, shown) => {
      heard.push(`${id}: ${(shown as { message: string }).message}`);
      return create(id, shown);
    };
    notifications.clear = (id) => {
      heard.push(`no ${id}`);
      return clear(id);
    };
    Object.assign(globalThis, { heard: [] });
  });
  const lines = () => own.evaluate(() => heard);
  await tell({ type: 'settingsChosen', settings: { dose: 'daily', dailyAt: '00:00' } });
  await vi.waitFor(async () => expect(await lines()).toContain('daily-prompt: A prompt is waiting.'), soon);
  const choice = { isOn: true, saysPrompt: false, tellsPlans: true };
  await tell({ type: 'notificationsChosen', notifications: choice });
  await tell({ type: 'planWritten', plan });
  await vi.waitFor(async () => expect(await lines()).toContain('plan-due: A plan of yours is due today.'), soon);
  expect((await lines()).filter((line) => line.startsWith('daily-prompt'))).toHaveLength(1);

  await own.evaluate(() => browser.permissions.remove({ permissions: ['notifications'] }));
  await vi.waitFor(
    async () => expect(await stored('notifications')).toMatchObject({ isOn: false, wasWithdrawn: true }),
    soon,
  );
  await shows(await tend.open('options.html'), 'no longer allows notifications');
});

it('a site that is withdrawn prompts no more, and keeps no script', async () => {
  const mail = await openSite(gmailPage.address, gmailPage.html);
  const matches = () =>
    own.evaluate(async () =>
      (await browser.scripting.getRegisteredContentScripts()).flatMap((script) => script.matches),
    );
  await vi.waitFor(async () => expect(await matches()).toContain(gmail), soon);
  await own.evaluate((origin) => browser.permissions.remove({ origins: [origin] }), gmail);
  await vi.waitFor(async () => expect(await matches()).not.toContain(gmail), soon);
  const before = await stored('memory');
  await mail.click('#compose');
  await tell({ type: 'zoneChanged' });
  expect(await mail.evaluate(() => document.documentElement.children.length)).toBe(2);
  expect(await stored('memory')).toEqual(before);
  await shows(await tend.open('options.html'), 'Gmail');
});

it('a site of one’s own that the browser refuses is no place, and can be asked for again', async () => {
  const site = { kind: 'site', origin: 'https://work.example.org' };
  await tell({ type: 'siteLookedAt', site });
  const form = await tend.open('own-place.html');
  await shows(form, 'On work.example.org, prompt me when I');
  // As when its question is answered with no.
  await form.evaluate(() => Object.assign(browser.permissions, { request: async () => false }));
  await form.locator('>>> own-place-form >>> button.primary').click();
  await shows(form, 'work.example.org was not allowed');
  expect(await stored('ownPlaces')).toBeFalsy();
  expect(await own.evaluate(() => browser.storage.session.get())).not.toHaveProperty('wish');
  expect(await own.evaluate(async () => (await browser.permissions.getAll()).origins)).not.toContain(
    'https://work.example.org/*',
  );
  await shows(form, 'You can try again.');
});
