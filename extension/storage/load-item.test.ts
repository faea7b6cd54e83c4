import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { historyItem, settingsItem, unreadableItem } from './items.ts';
import { loadItem } from './load-item.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
beforeEach(() => resetBrowser());

const stored = async (key: string) => (await browser.storage.local.get(key))[key];

it('answers with the fallback, and writes nothing, when there is nothing', async () => {
  expect(await loadItem(settingsItem, 1)).toEqual(defaultSettings);
  expect(await browser.storage.local.get()).toEqual({});
});

it.each([
  ['of another shape', { dose: 'hourly' }],
  ['of a later version', { ...defaultSettings, version: 3 }],
  ['with a field too many', { ...defaultSettings, colour: 'green' }],
  ['that is not even an object', 'settings'],
])('copies a value aside %s, and uses the fallback', async (_name, raw) => {
  await browser.storage.local.set({ settings: raw });
  expect(await loadItem(settingsItem, 5)).toEqual(defaultSettings);
  expect(await stored('unreadable')).toEqual({ version: 1, copies: [{ key: 'settings', raw, foundAt: 5 }] });
  expect(await stored('settings')).toEqual(defaultSettings);
});

it('keeps every copy, also when the copies themselves could not be read', async () => {
  await browser.storage.local.set({ settings: 1, history: 2, unreadable: 3 });
  await loadItem(settingsItem, 5);
  await loadItem(historyItem, 6);
  const { copies } = await loadItem(unreadableItem, 7);
  expect(copies.map(({ key, raw }) => [key, raw])).toEqual([
    ['unreadable', 3],
    ['settings', 1],
    ['history', 2],
  ]);
});

it('leaves the value where it is when there is no room for its copy', async () => {
  await browser.storage.local.set({ settings: 'broken' });
  vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
  expect(await loadItem(settingsItem, 5)).toEqual(defaultSettings);
  expect(await stored('settings')).toBe('broken');
});

it('reads settings of the first version, which knew neither challenge nor time off', async () => {
  const {
    challenge: _challenge,
    timeOff: _timeOff,
    keepDays: _keepDays,
    ...first
  } = {
    ...defaultSettings,
    version: 1,
    dose: 'weekly',
  };
  await browser.storage.local.set({ settings: first });
  expect(await loadItem(settingsItem, 1)).toEqual({ ...defaultSettings, dose: 'weekly', keepDays: null });
  await browser.storage.local.set({ settings: { ...first, dose: 'hourly' } });
  expect(await loadItem(settingsItem, 5)).toEqual(defaultSettings);
  expect(await stored('unreadable')).toMatchObject({ copies: [{ raw: { ...first, dose: 'hourly' } }] });
});
