import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildExtension } from '../support/extension/build-extension.ts';
import { pressCard, seeCard } from '../support/extension/card-in-firefox.ts';
import { type ExtensionInFirefox, launchFirefox } from '../support/extension/firefox-with-extension.ts';
import { liveDay, type SitePage } from '../support/extension/manager-day.ts';
import { copyWithPermissions } from '../support/extension/permitted-extension.ts';
import type { PlacePage } from '../support/extension/place-pages.ts';

declare const browser: {
  action: { getBadgeText(where: object): Promise<string> };
  alarms: {
    get(name: string): Promise<{ scheduledTime: number } | undefined>;
    create(name: string, alarm: object): void;
  };
  storage: { local: { get(): Promise<Record<string, unknown>>; set(items: object): Promise<void> } };
};

const folder = mkdtempSync(join(tmpdir(), 'tend-day-'));
let tend: ExtensionInFirefox;
beforeAll(async () => {
  // The browser takes its zone from here.
  vi.stubEnv('TZ', 'UTC');
  const built = await buildExtension('firefox', { hasTestClock: true });
  tend = await launchFirefox(copyWithPermissions(built, join(folder, 'extension')), 'tend@tend.invalid');
});
afterAll(async () => {
  await tend?.browser.close();
  rmSync(folder, { recursive: true });
});

const soon = { timeout: 30_000, interval: 100 };

/** Where the button of this name lies in a page of ours, in whichever shadow root. */
const findButton = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    const button = all(document).find(
      (element) => element.localName === 'button' && (element as HTMLElement).innerText.trim() === wanted,
    );
    button?.scrollIntoView();
    const box = button?.getBoundingClientRect();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  }, name);
const textOf = (page: Page) =>
  page.evaluate(() => {
    const read = (root: ParentNode): string =>
      [...root.children]
        .map((child) => `${(child as HTMLElement).innerText ?? ''} ${read(child.shadowRoot ?? child)}`)
        .join(' ');
    return read(document.body);
  });

it('a day of a manager, hour by hour', { timeout: 300_000 }, async () => {
  const own = await tend.open('look-back.html');
  const visit = async (place: PlacePage): Promise<SitePage> => {
    const page = await tend.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (asked) => void asked.respond({ status: 200, contentType: 'text/html', body: place.html }));
    await page.goto(place.address);
    return {
      click: (selector) => page.click(selector),
      remove: (selector) => page.$eval(selector, (element) => element.remove()),
      async card(isExpected) {
        if (isExpected) await vi.waitFor(async () => expect(await seeCard(own, page)).not.toBeNull(), soon);
        return (await seeCard(own, page))?.heading ?? null;
      },
      press: (choice) => pressCard(own, page, choice),
      close: () => page.close(),
    };
  };
  const day = await liveDay({
    read: () => own.evaluate(() => browser.storage.local.get()),
    store: (items) => own.evaluate((given) => browser.storage.local.set(given), items),
    badge: () => own.evaluate(() => browser.action.getBadgeText({})),
    planned: () => own.evaluate(async () => (await browser.alarms.get('tick'))?.scheduledTime ?? Infinity),
    fire: () => own.evaluate(() => browser.alarms.create('tick', { when: Date.now() - 1 })),
    visit,
    async popup(name, said) {
      const popup = await tend.open('popup.html');
      const button = await vi.waitFor(async () => {
        const found = await findButton(popup, name);
        expect(found).not.toBeNull();
        return found!;
      }, soon);
      await popup.mouse.click(button.x, button.y);
      await vi.waitFor(async () => expect(await textOf(popup)).toMatch(said), soon);
      await popup.close();
    },
    until: (holds) => vi.waitFor(async () => expect(await holds()).toBe(true), soon),
  });
  mkdirSync('test-results', { recursive: true });
  writeFileSync('test-results/manager-day-firefox.md', day);
  expect(day).toBe(readFileSync(resolve(import.meta.dirname, 'manager-day.md'), 'utf8'));
});
