import { beforeEach, expect, it, vi } from 'vitest';
import { browser, granted, registeredScripts, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import type { Message } from '../messages/message.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { mayNotice } from '../nudging/may-notice.ts';
import { registerPlaces } from '../nudging/register-places.ts';
import { maxOwnPlaces, type OwnMoment } from '../storage/own-place.ts';
import { answerWish } from './answer-wish.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const openPopup = vi.fn();
beforeEach(() => {
  resetBrowser();
  openPopup.mockReset();
  Object.assign(browser.action, { openPopup });
});

const rota = 'https://rota.example.org';
const pattern = (origin: string) => `https://${new URL(origin).hostname}/*`;
const tell = (message: Message) => handleMessage({ message, web: null });
const ask = (origin = rota, moment: OwnMoment = 'review', inPopup = true) =>
  tell({ type: 'permissionAsked', wished: { kind: 'own', origin, moment }, inPopup });
const answer = () => tell({ type: 'permissionAnswered' });
const add = async (origin = rota, moment: OwnMoment = 'review') => {
  await ask(origin, moment, false);
  granted.add(pattern(origin));
  return answer();
};
const remove = (origin = rota) => tell({ type: 'ownPlaceRemoved', origin });
const stored = async () =>
  ((await browser.storage.local.get('ownPlaces'))['ownPlaces'] as { places: object[] } | undefined)?.places ?? [];
const matches = () => registeredScripts().flatMap((script) => (script.id === 'boot-own' ? (script.matches ?? []) : []));
const useCalendar = (address: string | null, isBorrowed: boolean) =>
  tell({ type: 'calendarChosen', calendar: { version: 1, address, isBorrowed } });

it('adds a place once the browser allows it, though the popup that asked is gone', async () => {
  await ask();
  expect([await stored(), matches()]).toEqual([[], []]);
  granted.add(pattern(rota));
  await answerWish(Date.now());
  expect(await stored()).toMatchObject([{ origin: rota, moment: 'review' }]);
  expect(matches()).toEqual([pattern(rota)]);
  expect(openPopup).toHaveBeenCalledOnce();
});

it('opens no popup where the page that asked is still there, nor fails where none may be opened', async () => {
  await ask(rota, 'review', false);
  granted.add(pattern(rota));
  await answerWish(Date.now());
  expect(openPopup).not.toHaveBeenCalled();
  openPopup.mockRejectedValue(new Error('no window'));
  await ask('https://hr.example.org');
  granted.add('https://hr.example.org/*');
  await answerWish(Date.now());
  expect(await stored()).toHaveLength(2);
});

it('adds a place whose site is allowed already, for the browser tells nobody then', async () => {
  granted.add(pattern(rota));
  await ask();
  await answer();
  expect(await stored()).toMatchObject([{ origin: rota }]);
});

it('forgets what was refused: the same site, allowed later for something else, is no place', async () => {
  await ask();
  await answer();
  granted.add(pattern(rota));
  await answerWish(Date.now());
  expect([await stored(), matches()]).toEqual([[], []]);
});

it('forgets a wish that nobody answered in time, and one from a clock that was ahead', async () => {
  await ask();
  granted.add(pattern(rota));
  await answerWish(Date.now() + 6 * 60_000);
  await answerWish(Date.now() - 60_000);
  expect(await stored()).toEqual([]);
});

it('waits while another permission is given', async () => {
  await ask();
  await answerWish(Date.now());
  granted.add(pattern(rota));
  await answerWish(Date.now());
  expect(await stored()).toHaveLength(1);
});

it('counts a moment only where it was chosen, and as what was chosen', async () => {
  await add(rota, 'review');
  await add('https://hr.example.org', 'calendar');
  expect(await mayNotice('compose', `${rota}/incident/7?x#y`)).toBe('review');
  expect(await mayNotice('ownPlace', 'https://hr.example.org/')).toBe('calendar');
  for (const [told, address] of [
    ['ownPlace', rota],
    ['review', rota],
    ['compose', 'https://hr.example.org/'],
    ['compose', 'https://www.rota.example.org/'],
    ['compose', 'https://rota.example.org.evil.example/'],
    ['compose', 'https://rota.example.org:8443/'],
    ['compose', 'http://rota.example.org/'],
    ['compose', 'about:blank'],
    ['compose', ''],
  ] as const) {
    expect([told, address, await mayNotice(told, address)]).toEqual([told, address, null]);
  }
});

it('counts nothing where the browser took the permission back, and everything again when it gives it', async () => {
  await add();
  granted.clear();
  await registerPlaces();
  expect([await mayNotice('compose', rota), matches()]).toEqual([null, []]);
  expect(await stored()).toHaveLength(1);
  granted.add(pattern(rota));
  await registerPlaces();
  expect([await mayNotice('compose', rota), matches()]).toEqual(['review', [pattern(rota)]]);
});

it('changes what a place is for, and keeps when it was added', async () => {
  await add();
  const [before] = await stored();
  await tell({ type: 'ownPlaceChanged', origin: rota, moment: 'ownPlace' });
  expect(await stored()).toEqual([{ ...before, moment: 'ownPlace' }]);
  expect(await mayNotice('ownPlace', rota)).toBe('ownPlace');
});

it('removes a place with its permission, and leaves the others theirs', async () => {
  await add();
  await add('https://hr.example.org', 'compose');
  await remove();
  expect([[...granted], matches()]).toEqual([['https://hr.example.org/*'], ['https://hr.example.org/*']]);
});

it('keeps the permission of a host while another port of it is a place', async () => {
  await add();
  await add(`${rota}:8443`, 'ownPlace');
  expect(matches()).toEqual([pattern(rota)]);
  expect(await mayNotice('ownPlace', `${rota}:8443/`)).toBe('ownPlace');
  await remove();
  expect([...granted]).toEqual([pattern(rota)]);
  expect(await mayNotice('compose', rota)).toBeNull();
  await remove(`${rota}:8443`);
  expect([...granted]).toEqual([]);
});

it('takes no more than the list holds, and gives a permission that came too late back', async () => {
  for (let n = 0; n < maxOwnPlaces; n += 1) await add(`https://h${n}.example.org`);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await add('https://late.example.org')).toMatchObject({ isDone: false });
  expect(await stored()).toHaveLength(maxOwnPlaces);
  expect(granted.has('https://late.example.org/*')).toBe(false);
  expect(await add('https://h0.example.org', 'compose')).toEqual({ isDone: true });
});

it('gives a permission back when the place could not be written', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES'));
  expect(await add()).toMatchObject({ isDone: false });
  expect([[...granted], await stored()]).toEqual([[], []]);
});

it('puts a list that cannot be read aside, and begins a new one', async () => {
  await browser.storage.local.set({ ownPlaces: { version: 1, places: [{ origin: 'http://x' }] } });
  await add();
  expect(await stored()).toHaveLength(1);
  expect(JSON.stringify(await browser.storage.local.get('unreadable'))).toContain('http://x');
});

it('deleting everything takes all places and permissions, and no wish comes true afterwards', async () => {
  await add();
  await add('https://hr.example.org');
  await ask('https://new.example.org');
  await tell({ type: 'everythingDeleted' });
  granted.add('https://new.example.org/*');
  await answerWish(Date.now());
  expect([await stored(), matches()]).toEqual([[], []]);
  expect([...granted]).toEqual(['https://new.example.org/*']);
});

it('the calendar keeps its permission when a place at its site goes, and takes it along when it goes itself', async () => {
  await add();
  await useCalendar(`${rota}/feed.ics`, false);
  await remove();
  expect([...granted]).toEqual([pattern(rota)]);
  await useCalendar(null, false);
  expect([...granted]).toEqual([]);
});

it('a place keeps its permission when the calendar that had brought it goes', async () => {
  granted.add(pattern(rota));
  await useCalendar(`${rota}/feed.ics`, true);
  await add();
  await useCalendar(null, false);
  expect([[...granted], matches()]).toEqual([[pattern(rota)], [pattern(rota)]]);
});
