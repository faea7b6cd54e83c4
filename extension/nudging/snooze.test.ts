import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import type { Status } from '#shared/schemas/status.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { emptyAgenda } from '../storage/agenda.ts';
import type { Offer } from '../storage/offer.ts';
import { handleMessage } from './handle-message.ts';
import { tick } from './tick.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const at = (clock: string) => Date.parse(`2026-11-24T${clock}`);
const settings = { ...defaultSettings, hours: everyDay({ from: '00:00', to: '23:59' }), dailyAt: '10:00' };
const meeting = { start: at('10:15'), end: at('11:00'), kind: 'other' as const };

beforeEach(async () => {
  resetBrowser([exampleNudge('a', { contexts: ['anytime'] })]);
  await browser.storage.local.set({ settings, agenda: { ...emptyAgenda, appointments: [meeting] } });
});

const snoozeAt = (now: number) => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  return handleMessage({ message: { type: 'snoozed', length: 'meeting' }, web: null });
};
const stored = async <T>(key: string) => (await browser.storage.local.get(key))[key] as T | undefined;
const isWaiting = async () => (await stored<Offer>('offer'))?.waiting != null;

it('keeps quiet before and during the meeting, and resumes by itself when it ends', async () => {
  await tick(at('10:00'));
  expect(await isWaiting()).toBe(true);

  await snoozeAt(at('10:05'));
  expect((await stored<Status>('status'))?.snoozedUntil).toBe(meeting.end);
  expect(await isWaiting()).toBe(false);

  await tick(at('10:59'));
  expect(await isWaiting()).toBe(false);
  expect((await browser.alarms.get('tick'))?.scheduledTime).toBe(meeting.end);
  await tick(meeting.end);
  expect(await isWaiting()).toBe(true);
});

it('a meeting that the calendar has lost since then snoozes nothing', async () => {
  await browser.storage.local.set({ agenda: emptyAgenda });
  await snoozeAt(at('10:05'));
  expect(await isWaiting()).toBe(true);
  expect((await stored<Status>('status'))?.snoozedUntil ?? null).toBeNull();
});
