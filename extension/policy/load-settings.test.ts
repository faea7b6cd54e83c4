import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { loadSettings } from './load-settings.ts';

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
