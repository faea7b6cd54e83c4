import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { dayBefore } from '../support/extension/day-before.ts';
import { buildExtension } from '../support/extension/build-extension.ts';
import { pressCard, seeCard } from '../support/extension/card-in-firefox.ts';
import { type ExtensionInFirefox, launchFirefox } from '../support/extension/firefox-with-extension.ts';
import { gmailPage } from '../support/extension/place-pages.ts';
import { allDaySettings } from '../support/extension/settings.ts';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';

declare const browser: {
  storage: { local: { set(items: object): Promise<void>; get(): Promise<Record<string, unknown>> } };
};

let tend: ExtensionInFirefox;
beforeAll(async () => {
  tend = await launchFirefox(await buildExtension('firefox'), 'tend@tend.invalid');
});
afterAll(() => tend?.browser.close());

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

it('install, first run, allow a site, answer, plan, write a note, look back', async () => {
  const welcome = await tend.pageAt('first-run.html');
  await welcome.evaluate((settings) => browser.storage.local.set({ settings }), allDaySettings);
  await welcome.locator('>>> input[name=gmail]').click();
  await shows(welcome, 'Gmail may prompt now.');

  const mail = await tend.browser.newPage();
  await mail.setRequestInterception(true);
  mail.on(
    'request',
    (request) => void request.respond({ status: 200, contentType: 'text/html', body: gmailPage.html }),
  );
  const compose = async () => {
    await mail.goto(gmailPage.address);
    await mail.click('#compose');
    return vi.waitFor(async () => {
      const card = await seeCard(welcome, mail);
      expect(card).not.toBeNull();
      return card!;
    }, soon);
  };
  const focused = () => mail.evaluate(() => document.activeElement?.id);

  const first = await compose();
  expect(first.heading).toContain('writing an email');
  expect(await focused()).toBe('compose');
  await mail.keyboard.type('Dear all');
  expect(await mail.$eval('#compose', (field) => field.textContent)).toBe('Dear all');
  await pressCard(welcome, mail, 'useful');
  await vi.waitFor(async () => expect(await seeCard(welcome, mail)).toBeNull(), soon);
  expect(await focused()).toBe('compose');

  const stored = await welcome.evaluate(async () => (await browser.storage.local.get())['memory']);
  const moved = dayBefore(stored as SelectionMemory);
  await welcome.evaluate((memory) => browser.storage.local.set({ memory }), moved);
  const second = await compose();
  expect(second.text).not.toBe(first.text);
  await pressCard(welcome, mail, 'more');
  await pressCard(welcome, mail, 'plan');
  const panel = await tend.pageAt('sidepanel.html');
  await shows(panel, 'Kept as a plan.');
  await panel.locator('>>> #response').fill('ask one question first');
  await panel.locator('>>> plan-entry >>> button.primary').click();
  await shows(panel, 'Your plan is kept.');
  await panel.locator('>>> textarea').fill('They had an idea about the rota.');
  await panel.locator('>>> note-form >>> button.primary').click();
  await shows(panel, 'Your note is kept.');

  const lookBack = await tend.open('look-back.html');
  await shows(lookBack, 'then I will ask one question first.');
  await shows(lookBack, 'They had an idea about the rota.');
  await shows(lookBack, 'Your answer: useful');
  await shows(lookBack, 'Your answer: made it a plan');
});
