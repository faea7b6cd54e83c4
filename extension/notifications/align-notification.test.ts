import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { openNudge } from '../nudging/open-nudge.ts';
import { tick } from '../nudging/tick.ts';
import { settledChoices } from '../storage/choices.ts';
import { alignNotification } from './align-notification.ts';
import { notificationId } from './notification-ids.ts';
import { chooseNotifications } from './choose-notifications.ts';
import { noNotifications, type Notifications } from './notifications-item.ts';
import { openFromNotification } from './open-from-notification.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const at = (clock: string, day = '24') => new Date(`2026-11-${day}T${clock}`).getTime();
const settings = {
  ...defaultSettings,
  locale: 'en',
  hours: everyDay({ from: '08:00', to: '18:00' }),
  dailyAt: '09:00',
};
const nudges = ['a', 'b', 'c'].map((id) => exampleNudge(id, { contexts: ['anytime'] }));
const create = vi.fn(async () => notificationId);
const clear = vi.fn(async () => true);
const remove = vi.fn(async () => true);
let isAllowed = true;

beforeEach(async () => {
  resetBrowser(nudges);
  isAllowed = true;
  for (const spy of [create, clear, remove]) spy.mockClear();
  Object.assign(browser, { notifications: { create, clear } });
  Object.assign(browser.permissions, { contains: async () => isAllowed, remove });
  await browser.storage.local.set({ settings, choices: settledChoices });
});

const stored = async (): Promise<Notifications> =>
  (await browser.storage.local.get<{ notifications: Notifications }>('notifications')).notifications;
const turn = (isOn: boolean, saysPrompt = false, tellsPlans = false) =>
  chooseNotifications({ isOn, saysPrompt, tellsPlans }, at('08:30'));
/** What the background does at an instant. */
async function wake(now: number): Promise<void> {
  await tick(now);
  await alignNotification(now);
}

it('tells of nothing unless it was chosen', async () => {
  await wake(at('09:00'));
  expect(create).not.toHaveBeenCalled();
});

it('tells of the daily prompt at its time, once a day, and says no word of it', async () => {
  await turn(true);
  await wake(at('08:59'));
  expect(create).not.toHaveBeenCalled();
  await wake(at('09:00'));
  await wake(at('09:30'));
  expect(create).toHaveBeenCalledOnce();
  expect(create).toHaveBeenCalledWith(notificationId, expect.objectContaining({ message: 'A prompt is waiting.' }));
});

it('says the prompt where that was chosen', async () => {
  await turn(true, true);
  await wake(at('09:00'));
  const { text } = exampleNudge('a').locales.en;
  expect(create).toHaveBeenCalledWith(notificationId, expect.objectContaining({ message: text }));
});

it('goes when the prompt was read elsewhere, and does not come again that day', async () => {
  await turn(true);
  await wake(at('09:00'));
  const { offer } = await browser.storage.local.get('offer');
  await openNudge((offer as { waiting: { nudgeId: string } }).waiting.nudgeId, at('09:05'));
  clear.mockClear();
  await wake(at('09:05'));
  expect(clear).toHaveBeenCalledWith(notificationId);
  await wake(at('16:00'));
  expect(create).toHaveBeenCalledOnce();
});

it('tells of no moment of the calendar’s', async () => {
  await turn(true);
  const waiting = { nudgeId: 'a', on: '2026-11-24', since: at('09:30'), moment: 'oneToOne' };
  await browser.storage.local.set({ offer: { version: 1, waiting, isStopRead: false } });
  await alignNotification(at('09:45'));
  expect(create).not.toHaveBeenCalled();
});

it('is off, and says why, once the permission was taken away', async () => {
  await turn(true);
  isAllowed = false;
  await wake(at('09:00'));
  expect(create).not.toHaveBeenCalled();
  expect(await stored()).toMatchObject({ isOn: false, wasWithdrawn: true });
});

it('gives the permission back when it is turned off', async () => {
  await turn(true);
  await turn(false);
  expect(remove).toHaveBeenCalledWith({ permissions: ['notifications'] });
  expect(await stored()).toEqual(noNotifications);
});

it('opens the popup, or its page in a window where no popup opens by itself', async () => {
  const openPopup = vi.fn(async () => {});
  const open = vi.spyOn(browser.windows, 'create').mockResolvedValue(undefined);
  Object.assign(browser.action, { openPopup });
  await openFromNotification('somebody else’s');
  expect(openPopup).not.toHaveBeenCalled();
  await openFromNotification(notificationId);
  expect(openPopup).toHaveBeenCalledOnce();
  openPopup.mockRejectedValueOnce(new Error('no window'));
  await openFromNotification(notificationId);
  expect(open).toHaveBeenCalledWith(expect.objectContaining({ type: 'popup' }));
});
