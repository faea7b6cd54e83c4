import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { loadSettings, readSettings } from './load-settings.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

beforeEach(async () => {
  resetBrowser();
  await browser.storage.managed.set({ defaults: { dailyAt: '11:11' } });
});

it('takes the defaults of an organisation where nothing was ever stored', async () => {
  expect((await loadSettings(1)).dailyAt).toBe('11:11');
});

it('counts settings as chosen that lie there without a word of who chose them', async () => {
  await browser.storage.local.set({ settings: { ...defaultSettings, dailyAt: '10:00' } });
  expect((await loadSettings(1)).dailyAt).toBe('10:00');
});

it('puts aside what cannot be read before anything is written over it, and nothing else', async () => {
  const copies = async () => (await browser.storage.local.get('unreadable'))['unreadable'];
  await browser.storage.local.set({ settings: defaultSettings });
  await loadSettings(1);
  expect(await copies()).toBeUndefined();
  await browser.storage.local.set({ settings: { dose: 'hourly' } });
  await loadSettings(1);
  expect(await copies()).toMatchObject({ copies: [{ key: 'settings', raw: { dose: 'hourly' } }] });
});

it('names what of an organisation’s settings could not be read', async () => {
  await browser.storage.managed.set({ colour: 'green' });
  expect((await readSettings()).unread).toEqual(['colour']);
});
