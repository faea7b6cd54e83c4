import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildExtension } from '../support/extension/build-extension.ts';
import { type ExtensionInFirefox, launchFirefox } from '../support/extension/firefox-with-extension.ts';

declare const browser: {
  storage: {
    managed: { get(): Promise<object> };
    local: { get(key: string): Promise<Record<string, object>> };
    sync: { get(): Promise<object>; set(items: object): Promise<void> };
  };
};

const id = 'tend@tend.invalid';
const data = {
  colour: 'green',
  defaults: { dose: 'weekly', keepDays: 7, dailyAt: '10:30' },
  locks: { dose: 'daily', hours: { monday: { from: '08:00', to: '16:00' } } },
  places: { suggested: ['gmail'], blocked: ['slack'] },
};
const soon = { timeout: 15_000, interval: 200 };

let home: string;
let tend: ExtensionInFirefox;
beforeAll(async () => {
  // A native manifest, as it lies in a person's own folder: here in one of this process alone.
  home = mkdtempSync(join(tmpdir(), 'tend-home-'));
  const folder = join(home, '.mozilla', 'managed-storage');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${id}.json`), JSON.stringify({ name: id, description: 'Tend', type: 'storage', data }));
  tend = await launchFirefox(await buildExtension('firefox'), id, { home });
});
afterAll(async () => {
  await tend?.browser.close();
  rmSync(home, { recursive: true, force: true });
});

it('a policy reaches Firefox by a native manifest: its parts hold, and what cannot be read is named', async () => {
  const page = await tend.open('options.html');
  expect(await page.evaluate(() => browser.storage.managed.get())).toEqual(data);
  const seen = () =>
    page.evaluate(() => {
      const own = document.body.firstElementChild?.shadowRoot;
      const inside = (tag: string, selector: string) => [
        ...(own?.querySelector(tag)?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
      ];
      const boxes = (tag: string, selector: string) => inside(tag, selector) as HTMLInputElement[];
      return {
        unread: inside('policy-summary', 'code').map((part) => part.innerText),
        doses: boxes('dose-choice', 'input').map(({ checked, disabled }) => `${checked}/${disabled}`),
        days: boxes('hours-editor', 'input[type=checkbox]').map(({ checked, disabled }) => `${checked}/${disabled}`),
        slack: boxes('place-list', 'input[name=slack]').map(({ disabled }) => disabled),
      };
    });
  await vi.waitFor(async () => {
    expect(await seen()).toEqual({
      unread: ['defaults.keepDays', 'colour'],
      doses: ['false/false', 'false/true', 'true/false', 'false/false'],
      days: ['true/false', ...Array.from({ length: 6 }, () => 'false/true')],
      slack: [true],
    });
  }, soon);
});

it('settings arrive from the account, within what is locked', async () => {
  const page = await tend.open('options.html');
  await page.evaluate(() => browser.storage.sync.set({ 'setting-dose': { version: 1, at: 5, value: 'twice-daily' } }));
  await page.locator('>>> #sync').click();
  await page.locator('>>> [aria-labelledby=which] button').click();
  const stored = () => page.evaluate(async () => (await browser.storage.local.get('settings'))['settings']);
  await vi.waitFor(async () => expect(await stored()).toMatchObject({ dose: 'twice-daily' }), soon);
  const shown = () =>
    page.evaluate(() => {
      const choice = document.body.firstElementChild?.shadowRoot?.querySelector('dose-choice') as unknown as {
        dose: string;
      };
      return choice.dose;
    });
  await vi.waitFor(async () => expect(await shown()).toBe('daily'), soon);
});
