import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { event, feed, tenToEleven } from '../../tests/support/extension/example-feed.ts';
import { browser, granted, inZone, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { tick } from '../nudging/tick.ts';
import type { Message } from '../messages/message.ts';
import type { Agenda } from '../storage/agenda.ts';
import { refreshCalendar } from './refresh-calendar.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const zone = process.env['TZ'] ?? 'UTC';
const nudges = [
  ...['a', 'b', 'c'].map((id) => exampleNudge(id, { contexts: ['calendar'] })),
  exampleNudge('together', { contexts: ['one-to-one'], trigger: 'before' }),
];
const address = 'https://calendar.example.org/secret/basic.ics';
const origin = 'https://calendar.example.org/*';
const at = (hour: number, minute = 0, day = 24) => new Date(2026, 10, day, hour, minute).getTime();

/** What the calendar's server does with each request; the headers it was sent. */
let answer: (headers: Headers) => Response | Promise<Response>;
let asked: Headers[];

beforeEach(() => {
  inZone('Europe/London');
  vi.useFakeTimers({ toFake: ['Date'], now: at(9, 30) });
  resetBrowser(nudges);
  granted.add(origin);
  asked = [];
  answer = () => new Response(feed([tenToEleven('SUMMARY:1:1')]), { headers: { etag: '"v1"' } });
  vi.stubGlobal('fetch', async (input: unknown, init?: RequestInit) => {
    if (input !== address) return Response.json(nudges);
    asked.push(new Headers(init?.headers));
    return answer(new Headers(init?.headers));
  });
});
afterEach(() => {
  inZone(zone);
  vi.useRealTimers();
});

const tell = (message: Message) => handleMessage({ message, web: null });
const choose = (chosen: string | null = address, isBorrowed = true) =>
  tell({ type: 'calendarChosen', calendar: { version: 1, address: chosen, isBorrowed } });
const stored = async () => browser.storage.local.get();
const agenda = async () => (await stored())['agenda'] as Agenda;
const waiting = async () => ((await stored())['offer'] as { waiting: object | null } | undefined)?.waiting ?? null;
const alarm = async () => (await browser.alarms.get('tick'))?.scheduledTime;

it('reads a calendar when it is chosen, and keeps start, end and kind', async () => {
  expect(await choose()).toEqual({ isDone: true });
  expect(await agenda()).toMatchObject({
    appointments: [{ start: at(10), end: at(11), kind: 'oneToOne' }],
    readAt: at(9, 30),
    problem: null,
    etag: '"v1"',
  });
  expect(JSON.stringify(await stored())).not.toMatch(/SUMMARY|1:1|Team/);
});

it('puts the right prompt behind the badge before a meeting, and none during it', async () => {
  await choose();
  expect(await waiting()).toMatchObject({ on: '2026-11-24' });
  expect(await alarm()).toBe(at(9, 45));
  await tick(at(9, 45));
  expect(await waiting()).toMatchObject({ nudgeId: 'together', moment: 'oneToOne' });
  await tick(at(10));
  expect([await waiting(), await browser.action.getBadgeText({})]).toEqual([null, '']);
  await tick(at(11));
  expect(await waiting()).not.toHaveProperty('moment');
});

it('writes down for which moment a prompt was shown', async () => {
  await choose();
  vi.setSystemTime(at(9, 50));
  await tick(at(9, 50));
  await tell({ type: 'nudgeOpened', nudgeId: 'together' });
  expect((await stored())['memory']).toMatchObject({ recent: [{ nudgeId: 'together', moment: 'oneToOne' }] });
});

it('asks again after an hour, and whether it is the same', async () => {
  await choose();
  vi.setSystemTime(at(10, 29));
  await refreshCalendar({ isWanted: false });
  expect(asked).toHaveLength(1);
  vi.setSystemTime(at(10, 30));
  answer = () => new Response(null, { status: 304 });
  await refreshCalendar({ isWanted: false });
  expect(asked[1]?.get('if-none-match')).toBe('"v1"');
  expect(await agenda()).toMatchObject({ readAt: at(10, 30), appointments: [{ kind: 'oneToOne' }] });
});

it('asks for the whole when what it knows no longer reaches far', async () => {
  await choose();
  vi.setSystemTime(at(9, 30, 30) + 10 * 86_400_000);
  await refreshCalendar({ isWanted: true });
  expect(asked[1]?.has('if-none-match')).toBe(false);
});

it.each([
  ['refused', () => new Response('', { status: 403 })],
  ['missing', () => new Response('', { status: 404 })],
  ['notACalendar', () => new Response('<title>Sign in</title>')],
  ['unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
])('keeps what it knew when the feed is %s', async (problem, failing) => {
  await choose();
  answer = failing;
  await tell({ type: 'calendarWanted' });
  expect(await agenda()).toMatchObject({ problem, failures: 1, appointments: [{ kind: 'oneToOne' }] });
});

it('asks nobody when the permission was withdrawn', async () => {
  await choose();
  granted.clear();
  await tell({ type: 'calendarWanted' });
  expect(asked).toHaveLength(1);
  expect(await agenda()).toMatchObject({ problem: 'notAllowed' });
});

it('gives the permission back with the calendar, and forgets all of it', async () => {
  await choose();
  await choose(null, false);
  expect([...granted]).toEqual([]);
  expect(await agenda()).toMatchObject({ appointments: [], readAt: null, etag: null });
  expect(JSON.stringify(await stored())).not.toContain('secret');
});

it.each([
  ['it was there before', () => choose(address, false)],
  ['the next calendar is at the same site', () => choose()],
])('keeps the permission where %s', async (_name, first) => {
  await first();
  await choose(_name.startsWith('it') ? null : address, false);
  expect([...granted]).toEqual([origin]);
});

it('deleting everything deletes it, and gives the permission back', async () => {
  await choose();
  await tell({ type: 'everythingDeleted' });
  expect([...granted]).toEqual([]);
  expect(JSON.stringify(await stored())).not.toContain('secret');
});

it('writes nothing of a calendar that was removed meanwhile', async () => {
  await choose();
  let deliver!: (response: Response) => void;
  const hasAsked = new Promise<void>((resolve) => {
    answer = () => {
      resolve();
      return new Promise((later) => (deliver = later));
    };
  });
  const refreshing = refreshCalendar({ isWanted: true });
  await hasAsked;
  await choose(null, false);
  deliver(new Response(feed([event('UID:9', 'DTSTART:20261125T100000Z', 'DURATION:PT1H')])));
  await refreshing;
  expect((await agenda()).appointments).toEqual([]);
});

it('a worker that dies on the way does not ask again at once', async () => {
  await choose();
  vi.setSystemTime(at(11));
  answer = () => new Promise(() => {});
  void refreshCalendar({ isWanted: false });
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  await refreshCalendar({ isWanted: false });
  expect(asked).toHaveLength(2);
});
