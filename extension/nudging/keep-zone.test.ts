import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, inZone, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { settledChoices } from '../storage/choices.ts';
import { handleMessage } from './handle-message.ts';
import { tick } from './tick.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
const before = process.env['TZ'] ?? 'UTC';
beforeEach(() => resetBrowser([exampleNudge('a', { contexts: ['anytime'] })]));
afterEach(() => inZone(before));

const planned = async () => (await browser.alarms.get('tick'))?.scheduledTime;
const zone = async () => (await browser.storage.local.get('zone'))['zone'];

it('after a journey the alarm is planned anew, for nine o’clock where the person is now', async () => {
  const settings = { ...defaultSettings, hours: everyDay({ from: '09:00', to: '17:00' }) };
  await browser.storage.local.set({ settings, choices: settledChoices });
  const now = Date.UTC(2026, 10, 24, 4, 0);

  inZone('Europe/London');
  await tick(now);
  expect(await planned()).toBe(Date.UTC(2026, 10, 24, 9, 0));
  expect(await zone()).toEqual({ version: 1, name: 'Europe/London' });

  inZone('America/Sao_Paulo');
  vi.useFakeTimers({ now, toFake: ['Date'] });
  expect(await handleMessage({ message: { type: 'zoneChanged' }, web: null })).toEqual({ isDone: true });
  expect(await planned()).toBe(Date.UTC(2026, 10, 24, 12, 0));
  expect(await zone()).toEqual({ version: 1, name: 'America/Sao_Paulo' });
});
