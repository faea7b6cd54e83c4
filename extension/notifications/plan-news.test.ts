import { beforeEach, expect, it, vi } from 'vitest';
import type { Plan } from '#shared/schemas/plan.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { emptyAgenda } from '../storage/agenda.ts';
import { settledChoices } from '../storage/choices.ts';
import { dropEntry, keepEntry } from '../storage/journal.ts';
import { alignNotification } from './align-notification.ts';
import { notificationIds, planNotificationId } from './notification-ids.ts';
import { chooseNotifications } from './choose-notifications.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const at = (clock: string, day = '24') => new Date(`2026-11-${day}T${clock}`).getTime();
const hours = everyDay({ from: '08:00', to: '18:00' });
const settings = { ...defaultSettings, locale: 'en', hours, dailyAt: '09:00' };
const plan = (changes: Partial<Plan> = {}): Plan => ({
  ...{ id: 'p', cue: 'Secret cue', response: 'secret act', from: { kind: 'nudge', id: 'a' }, createdAt: 1 },
  dueOn: '2026-11-24',
  ...changes,
});
const create = vi.fn(async (_id: string, _shown: { message: string }) => planNotificationId);
const clear = vi.fn(async (_id: string) => true);
const remove = vi.fn(async () => true);
const told = () => create.mock.calls.map(([id]) => id);

beforeEach(async () => {
  resetBrowser([exampleNudge('a')]);
  for (const spy of [create, clear, remove]) spy.mockClear();
  Object.assign(browser, { notifications: { create, clear } });
  Object.assign(browser.permissions, { contains: async () => true, remove });
  await browser.storage.local.set({ settings, choices: settledChoices });
  await keepEntry('plans', plan());
});
const turnOn = (tellsPlans = true) => chooseNotifications({ isOn: true, saysPrompt: true, tellsPlans }, at('07:00'));

it('tells of a plan from the time of the daily prompt on its day, once, and says no word of it', async () => {
  await turnOn();
  for (const clock of ['08:59', '09:00', '09:30', '17:00']) await alignNotification(at(clock));
  expect(told()).toEqual([planNotificationId]);
  expect(create.mock.calls[0]?.[1].message).toBe('A plan of yours is due today.');
});

it('says it in Welsh', async () => {
  await browser.storage.local.set({ settings: { ...settings, locale: 'cy' } });
  await turnOn();
  await alignNotification(at('09:00'));
  expect(create.mock.calls[0]?.[1].message).toContain('cynlluniau');
});

it.each([
  ['it was not chosen', async () => turnOn(false)],
  ['no plan is due', async () => keepEntry('plans', plan({ dueOn: '2026-11-25' }))],
  ['it was tried', async () => keepEntry('plans', plan({ triedOn: ['2026-11-24'] }))],
  ['work is over', async () => store({ settings: { ...settings, hours: everyDay({ from: '06:00', to: '08:30' }) } })],
  ['it is a day off', async () => store({ settings: { ...settings, hours: everyDay(null) } })],
  [
    'it is time off',
    async () => store({ settings: { ...settings, timeOff: [{ from: '2026-11-24', to: '2026-11-24' }] } }),
  ],
  ['hours are quiet', async () => store({ settings: { ...settings, quietHours: { from: '09:00', to: '11:00' } } })],
  ['Tend is snoozed', async () => store({ status: { ...defaultStatus, snoozedUntil: at('11:00') } })],
  ['a meeting of the calendar is on', async () => store({ agenda: { ...emptyAgenda, appointments: [meeting] } })],
])('tells of none while %s', async (_why, given) => {
  await turnOn();
  await given();
  await alignNotification(at('10:00'));
  expect(create).not.toHaveBeenCalled();
});
const meeting = { start: at('09:30'), end: at('10:30'), kind: 'other' };
const store = (items: object) => browser.storage.local.set(items);

it('tells of it where prompts are off: nobody but its owner set that day', async () => {
  await store({ settings: { ...settings, dose: 'off' } });
  await turnOn();
  await alignNotification(at('09:00'));
  expect(told()).toEqual([planNotificationId]);
});

it('goes when the plan was tried or dropped', async () => {
  await turnOn();
  await alignNotification(at('09:00'));
  clear.mockClear();
  await alignNotification(at('09:10'));
  expect(clear).not.toHaveBeenCalledWith(planNotificationId);
  await dropEntry('plans', 'p');
  await alignNotification(at('09:11'));
  expect(clear).toHaveBeenCalledWith(planNotificationId);
});

it('deleting everything forgets the choice, takes away what is shown and gives the permission back', async () => {
  await turnOn();
  await handleMessage({ message: { type: 'everythingDeleted' }, web: null });
  expect(clear.mock.calls.map(([id]) => id)).toEqual(expect.arrayContaining([...notificationIds]));
  expect(remove).toHaveBeenCalledWith({ permissions: ['notifications'] });
  expect(await browser.storage.local.get('notifications')).toEqual({});
});
