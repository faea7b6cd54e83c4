import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { loadNudges } from './load-nudges.ts';
import { loadSituation } from './load-situation.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const now = Date.UTC(2026, 10, 23, 10);
beforeEach(() => resetBrowser([exampleNudge('a')]));

it('asks the browser once for all that is stored', async () => {
  await loadNudges();
  await browser.storage.local.set({ settings: { ...defaultSettings, dose: 'weekly' } });
  const get = vi.spyOn(browser.storage.local, 'get');
  expect((await loadSituation(now)).settings.dose).toBe('weekly');
  expect(get).toHaveBeenCalledTimes(1);
  get.mockRestore();
});

it('copies every part aside that cannot be read, and goes on with the usual values', async () => {
  const broken = { settings: { dose: 'hourly' }, status: 7, offer: [], agenda: 'x', memory: 8 };
  await browser.storage.local.set(broken);
  const { settings, memory } = await loadSituation(now);
  expect([settings, memory.recent]).toEqual([defaultSettings, []]);
  const { unreadable } = (await browser.storage.local.get('unreadable')) as { unreadable: { copies: object[] } };
  expect(unreadable.copies.map((copy) => Reflect.get(copy, 'key') as string).toSorted()).toEqual(
    Object.keys(broken).toSorted(),
  );
});
