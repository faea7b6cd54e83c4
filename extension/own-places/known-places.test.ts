import { beforeEach, expect, it, vi } from 'vitest';
import { browser, granted, registeredScripts, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import type { Message } from '../messages/message.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { mayNotice } from '../nudging/may-notice.ts';
import { registerPlaces } from '../nudging/register-places.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
beforeEach(() => resetBrowser());

const origin = 'https://calendar.google.com/*';
const page = 'https://calendar.google.com/calendar/u/0/r';
const tell = (message: Message) => handleMessage({ message, web: null });
const useCalendar = (address: string | null, isBorrowed: boolean) =>
  tell({ type: 'calendarChosen', calendar: { version: 1, address, isBorrowed } });
const addFeed = async () => {
  granted.add(origin);
  // The browser tells of the permission before the page tells what it was for.
  await registerPlaces();
  await useCalendar('https://calendar.google.com/calendar/ical/secret/basic.ics', true);
};
const choose = async () => {
  await tell({
    type: 'permissionAsked',
    wished: { kind: 'known', placeId: 'google-calendar' },
    inPopup: false,
  });
  granted.add(origin);
  await tell({ type: 'permissionAnswered' });
};
const withdraw = () => tell({ type: 'placeWithdrawn', placeId: 'google-calendar' });
const isOn = async () => {
  const noticed = await mayNotice('calendar', page);
  const scripts = registeredScripts().filter(({ id }) => id === 'boot-google-calendar');
  return noticed !== null && scripts.length === 1;
};
const calendar = async () => (await browser.storage.local.get('calendar'))['calendar'];

it('a feed that is read from the site of a place does not turn the place on', async () => {
  await addFeed();
  expect([await isOn(), await mayNotice('calendar', page)]).toEqual([false, null]);
  expect(registeredScripts()).toEqual([]);
});

it('the place can be chosen then, and stays when the calendar goes', async () => {
  await addFeed();
  await choose();
  expect(await isOn()).toBe(true);
  await useCalendar(null, false);
  expect([await isOn(), [...granted]]).toEqual([true, [origin]]);
});

it('the calendar stays readable when the place is withdrawn, and takes the permission along when it goes', async () => {
  await addFeed();
  await choose();
  await withdraw();
  expect([await isOn(), [...granted]]).toEqual([false, [origin]]);
  expect(await calendar()).toMatchObject({ isBorrowed: true });
  await useCalendar(null, false);
  expect([...granted]).toEqual([]);
});

it('a place that was there before the calendar stays on', async () => {
  await choose();
  await useCalendar('https://calendar.google.com/calendar/ical/secret/basic.ics', false);
  expect(await isOn()).toBe(true);
});

it('withdrawing a place gives all its permissions back, and those of no other', async () => {
  granted.add('https://mail.google.com/*');
  await choose();
  await withdraw();
  expect([...granted]).toEqual(['https://mail.google.com/*']);
  await tell({ type: 'placeWithdrawn', placeId: 'no-such-place' });
  expect([...granted]).toEqual(['https://mail.google.com/*']);
});
