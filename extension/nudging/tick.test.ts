import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { browser, inZone, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { handleMessage } from './handle-message.ts';
import { openNudge } from './open-nudge.ts';
import { recordAnswer } from './record-answer.ts';
import { tick } from './tick.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const zone = process.env['TZ'] ?? 'UTC';
const nudges = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => exampleNudge(id, { contexts: ['anytime'] }));

beforeEach(() => {
  resetBrowser(nudges);
  inZone('Europe/Berlin');
});
afterEach(() => {
  inZone(zone);
  vi.useRealTimers();
});

const at = (month: number, day: number, hour: number, minute = 0) =>
  new Date(2026, month - 1, day, hour, minute).getTime();
const stored = async () => browser.storage.local.get();
const waiting = async () =>
  ((await stored())['offer'] as { waiting: { nudgeId: string; on: string } | null } | undefined)?.waiting ?? null;
const badge = () => browser.action.getBadgeText({});
const alarm = async () => (await browser.alarms.get('tick'))?.scheduledTime;

it('puts today’s prompt behind the badge when it is due, and not a minute earlier', async () => {
  await tick(at(11, 23, 8, 59));
  expect([await waiting(), await badge(), await alarm()]).toEqual([null, '', at(11, 23, 9)]);
  await tick(at(11, 23, 9));
  expect([(await waiting())?.on, await badge(), await alarm()]).toEqual(['2026-11-23', '•', at(11, 23, 17)]);
});

it('changes nothing when it runs again', async () => {
  await tick(at(11, 23, 9));
  const create = vi.spyOn(browser.alarms, 'create');
  const set = vi.spyOn(browser.storage.local, 'set');
  for (let minute = 1; minute < 60; minute++) await tick(at(11, 23, 9, minute));
  expect(create).not.toHaveBeenCalled();
  expect(set).not.toHaveBeenCalled();
});

it('makes up for an alarm that was missed in sleep', async () => {
  await tick(at(11, 23, 8));
  await tick(at(11, 23, 13, 20));
  expect((await waiting())?.on).toBe('2026-11-23');
});

it('takes yesterday’s prompt away and chooses today’s anew', async () => {
  await tick(at(11, 23, 9));
  await tick(at(11, 24, 8));
  expect([await waiting(), await badge()]).toEqual([null, '']);
  await tick(at(11, 24, 9));
  expect((await waiting())?.on).toBe('2026-11-24');
});

it.each([
  ['on a Saturday', at(11, 28, 10)],
  ['after work', at(11, 23, 17)],
])('keeps quiet %s', async (_name, now) => {
  await tick(now);
  expect([await waiting(), await badge()]).toEqual([null, '']);
});

it('keeps quiet while snoozed and wakes when that ends', async () => {
  await browser.storage.local.set({ status: { ...defaultStatus, snoozedUntil: at(11, 23, 10, 30) } });
  await tick(at(11, 23, 9));
  expect([await waiting(), await alarm()]).toEqual([null, at(11, 23, 10, 30)]);
  await tick(at(11, 23, 10, 30));
  expect(await badge()).toBe('•');
});

it('offers nothing more on a day whose dose is reached', async () => {
  const shown = [
    { nudgeId: 'a', moment: 'compose', shownAt: at(11, 23, 9, 5), shownOn: '2026-11-23', answer: 'useful' },
  ];
  await browser.storage.local.set({ history: { version: 1, shown } });
  await tick(at(11, 23, 14));
  expect(await waiting()).toBeNull();
});

describe('a badge that nobody opens', () => {
  const days = [23, 24, 25, 26, 27, 30].map((day) => at(11, day, 9));
  const passed = async () =>
    ((await stored())['memory'] as SelectionMemory | undefined)?.recent.map(({ shownOn }) => shownOn);

  it('was passed over when work ends, once, and not before', async () => {
    await tick(at(11, 23, 9));
    await tick(at(11, 23, 16, 59));
    expect(await passed()).toBeUndefined();
    await tick(at(11, 23, 17));
    await tick(at(11, 23, 18));
    expect(await passed()).toEqual(['2026-11-23']);
    expect(await waiting()).toBeNull();
  });

  it('was passed over, too, when the browser was closed at the end of work', async () => {
    await tick(at(11, 23, 9));
    await tick(at(11, 25, 9));
    expect(await passed()).toEqual(['2026-11-23']);
  });

  it('is no reproach when its day was interrupted by a meeting or a snooze', async () => {
    await tick(at(11, 23, 9));
    await browser.storage.local.set({ status: { ...defaultStatus, snoozedUntil: at(11, 24, 9) } });
    await tick(at(11, 23, 10));
    await tick(at(11, 23, 17));
    expect(await passed()).toBeUndefined();
  });

  it('comes every other working day after three of them', async () => {
    const marks: string[] = [];
    for (const day of days) {
      await tick(day);
      marks.push(await badge());
      await tick(day + 8 * 3_600_000);
    }
    expect(marks).toEqual(['•', '•', '•', '', '•', '']);
  });

  it('ends after nine, with one badge that stays until it was looked at', async () => {
    const shown = Array.from({ length: 9 }, (_none, ago) => ({
      ...{ nudgeId: 'a', moment: 'dayStart', answer: null },
      ...{ shownAt: at(11, 10 + ago, 9), shownOn: `2026-11-${10 + ago}` },
    }));
    await browser.storage.local.set({ history: { version: 1, shown } });
    vi.useFakeTimers({ now: at(11, 23, 9), toFake: ['Date'] });
    await tick(at(11, 23, 9));
    expect([await waiting(), await badge()]).toEqual([null, '•']);
    await handleMessage({ message: { type: 'stopRead' }, web: null });
    expect(await badge()).toBe('');
    await tick(at(11, 24, 9));
    expect(await badge()).toBe('');
    await handleMessage({ message: { type: 'promptsResumed' }, web: null });
    await tick(at(11, 25, 9));
    expect([(await waiting())?.on, await badge()]).toEqual(['2026-11-25', '•']);
  });
});

describe('followed from alarm to alarm over a change of the clocks', () => {
  it.each([
    ['spring', 3, 26],
    ['autumn', 10, 22],
  ])('%s: once a day at nine', async (_season, month, day) => {
    const hours = everyDay({ from: '09:00', to: '17:00' });
    await browser.storage.local.set({ settings: { ...defaultSettings, hours } });
    const offered: string[] = [];
    let now = at(month, day, 0);
    const end = at(month, day + 6, 0);
    for (let before = ''; now < end; now = (await alarm()) ?? end) {
      await tick(now);
      const mark = await badge();
      if (mark !== before && mark !== '') {
        offered.push(new Date(now).toLocaleString('sv'));
        const { nudgeId } = (await waiting())!;
        await openNudge(nudgeId, now);
        await recordAnswer(nudgeId, 'useful', now);
      }
      before = mark;
    }
    const year = new Date(now).getFullYear();
    expect(offered).toEqual(
      Array.from({ length: 6 }, (_none, ahead) => new Date(year, month - 1, day + ahead, 9).toLocaleString('sv')),
    );
  });

  it('does not offer twice when the clock is set back', async () => {
    await tick(at(11, 23, 9, 30));
    const first = await waiting();
    await tick(at(11, 23, 8, 30));
    await tick(at(11, 23, 9, 30));
    expect((await waiting())?.on).toBe(first?.on);
  });

  it('plans anew when the clock was days ahead and comes back', async () => {
    await tick(at(11, 30, 18));
    await tick(at(11, 23, 8));
    expect(await alarm()).toBe(at(11, 23, 9));
  });
});
