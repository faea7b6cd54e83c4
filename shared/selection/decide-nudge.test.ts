import { describe, expect, it } from 'vitest';
import { at, type Change, decide, exampleNudge, shown } from '../../tests/support/selection-examples.ts';
import { defaultSettings } from '../schemas/settings.ts';
import { defaultStatus } from '../schemas/status.ts';

// 2026-11-23 is a Monday.
const monday = '2026-11-23';
const nudges = ['a', 'b', 'c'].map((id) => exampleNudge(id));

const reason = (change: Change) => {
  const decision = decide(change);
  return decision.kind === 'silence' ? decision.reason : decision.nudge.id;
};

describe('working time', () => {
  it.each([
    ['at the first minute of the day', monday, '09:00', 'a'],
    ['a minute before it', monday, '08:59', 'outsideHours'],
    ['at its last minute', monday, '16:59', 'a'],
    ['at its end', monday, '17:00', 'outsideHours'],
    ['on a Saturday', '2026-11-28', '10:00', 'dayOff'],
    ['on a Sunday', '2026-11-29', '10:00', 'dayOff'],
  ])('%s', (_name, date, time, expected) => {
    expect(reason({ now: at(date, time) })).toBe(expected);
  });

  it.each([
    ['12:00', '13:00', '12:30', 'quietHours'],
    ['12:00', '13:00', '13:00', 'a'],
    ['16:00', '10:00', '09:30', 'quietHours'],
    ['16:00', '10:00', '16:00', 'quietHours'],
    ['16:00', '10:00', '10:00', 'a'],
  ])('quiet from %s to %s, at %s', (from, to, time, expected) => {
    expect(reason({ settings: { ...defaultSettings, quietHours: { from, to } }, now: at(monday, time) })).toBe(
      expected,
    );
  });
});

describe('time off', () => {
  const settings = { ...defaultSettings, timeOff: [{ from: '2026-11-18', to: monday }] };

  it.each([
    ['on the day before', '2026-11-17', 'a'],
    ['on its first day', '2026-11-18', 'timeOff'],
    ['on its last day', monday, 'timeOff'],
    ['on the day after', '2026-11-24', 'a'],
  ])('%s', (_name, date, expected) => {
    expect(reason({ settings, now: at(date, '10:00') })).toBe(expected);
  });
});

describe('what a person asked for', () => {
  const later = at(monday, '11:00').epoch;

  it('is silent when off', () => {
    expect(reason({ settings: { ...defaultSettings, dose: 'off' } })).toBe('off');
  });

  it('is silent while snoozed, says until when, and speaks again at that instant', () => {
    const status = { ...defaultStatus, snoozedUntil: later };
    expect(decide({ status })).toEqual({ kind: 'silence', reason: 'snoozed', until: later });
    expect(reason({ status, now: at(monday, '11:00') })).toBe('a');
  });

  it('is not kept quiet for years by a pause that began while the clock was wrong', () => {
    const inTenYears = Date.parse('2036-11-23T11:00Z');
    expect(reason({ status: { ...defaultStatus, snoozedUntil: inTenYears } })).toBe('a');
    expect(reason({ status: { ...defaultStatus, inMeetingUntil: inTenYears } })).toBe('a');
  });

  it('is silent while in a meeting', () => {
    expect(reason({ status: { ...defaultStatus, inMeetingUntil: later } })).toBe('inMeeting');
  });

  it('shows only gentle prompts on a short-staffed day, and all of them the day after', () => {
    const status = { ...defaultStatus, shortStaffedOn: monday };
    const gentle = [...nudges, exampleNudge('gentle', { okWhenShortStaffed: true })];
    expect(reason({ status, nudges: gentle })).toBe('gentle');
    expect(reason({ status })).toBe('nothingFits');
    expect(reason({ status, now: at('2026-11-24', '10:00') })).toBe('a');
  });
});

describe('dose', () => {
  const early = shown('a', monday, '09:05', 'useful');

  it('never shows two within three hours', () => {
    const twice = { ...defaultSettings, dose: 'twice-daily' as const };
    expect(decide({ settings: twice, shown: [early], now: at(monday, '12:04') })).toEqual({
      kind: 'silence',
      reason: 'tooSoon',
      until: at(monday, '12:05').epoch,
    });
    expect(reason({ settings: twice, shown: [early], now: at(monday, '12:05') })).toBe('b');
  });

  it('shows one a day by default', () => {
    expect(reason({ shown: [early], now: at(monday, '16:00') })).toBe('doseReached');
    expect(reason({ shown: [early], now: at('2026-11-24', '09:00') })).toBe('b');
  });

  it('shows two a day at most', () => {
    const settings = { ...defaultSettings, dose: 'twice-daily' as const };
    const both = [early, shown('b', monday, '12:10', 'useful')];
    expect(reason({ settings, shown: both, now: at(monday, '16:00') })).toBe('doseReached');
  });

  it('shows one a week when asked to', () => {
    const settings = { ...defaultSettings, dose: 'weekly' as const };
    expect(reason({ settings, shown: [early], now: at('2026-11-27', '10:00') })).toBe('doseReached');
    expect(reason({ settings, shown: [early], now: at('2026-11-30', '10:00') })).toBe('b');
  });

  it('is not blocked for ever by a day in the future, left by a clock that was wrong', () => {
    expect(reason({ shown: [shown('a', '2031-01-01')] })).not.toBe('doseReached');
  });

  it('counts from the latest day, also when a clock that was wrong wrote an earlier one after it', () => {
    const settings = { ...defaultSettings, dose: 'weekly' as const };
    const past = [shown('b', '2026-11-20', '10:00', 'useful'), shown('a', '2026-03-02', '10:00', 'useful')];
    expect(reason({ settings, shown: past })).toBe('doseReached');
  });

  it('counts the day on the calendar, so that flying west does not bring a second prompt', () => {
    const beforeTheFlight = { ...shown('a', monday), shownAt: at(monday, '10:00').epoch - 10 * 3_600_000 };
    expect(reason({ shown: [beforeTheFlight], now: at(monday, '10:00') })).toBe('doseReached');
  });
});

describe('back-off after prompts that nobody answered', () => {
  const ignored = (...dates: string[]) => dates.map((date) => shown('c', date));
  const threeDays = ignored('2026-11-18', '2026-11-19', '2026-11-20');

  it('halves the dose after three: every other working day', () => {
    expect(reason({ shown: threeDays })).toBe('doseReached');
    expect(reason({ shown: threeDays, now: at('2026-11-24', '10:00') })).toBe('a');
  });

  it('is not counted before the gap has passed: it may still be answered', () => {
    const justNow = [...ignored('2026-11-19', '2026-11-20'), shown('c', monday, '09:00')];
    expect(reason({ shown: justNow, now: at(monday, '09:30') })).toBe('tooSoon');
  });

  it('becomes weekly after six, and stops after nine', () => {
    const six = ignored('2026-11-12', '2026-11-13', '2026-11-16', ...threeDays.map((entry) => entry.shownOn));
    expect(reason({ shown: six, now: at('2026-11-26', '10:00') })).toBe('doseReached');
    expect(reason({ shown: six, now: at('2026-11-27', '10:00') })).toBe('a');
    const nine = [...ignored('2026-11-09', '2026-11-10', '2026-11-11'), ...six];
    expect(reason({ shown: nine, now: at('2026-12-31', '10:00') })).toBe('stopped');
  });

  it('starts afresh with any answer, or when asked for prompts again', () => {
    const answered = [...threeDays.slice(0, 2), { ...shown('c', '2026-11-20'), answer: 'notNow' as const }];
    expect(reason({ shown: answered })).toBe('a');
    const status = { ...defaultStatus, resumedAt: at(monday, '09:00').epoch };
    expect(reason({ status, shown: threeDays })).toBe('a');
  });
});

describe('the choice', () => {
  it('leaves ties to chance', () => {
    expect([0, 0.4, 0.99].map((value) => reason({ random: () => value }))).toEqual(['a', 'b', 'c']);
  });

  it('never brings back what was called not for me', () => {
    const past = [shown('a', '2025-01-06', '10:00', 'notForMe')];
    expect(reason({ nudges: nudges.slice(0, 1), shown: past })).toBe('nothingFits');
  });

  it('reads ahead at the start of a day, for what is written so', () => {
    const pool = [
      exampleNudge('ahead', { contexts: ['one-to-one'], trigger: 'before', readsAhead: true }),
      exampleNudge('there', { contexts: ['one-to-one'], trigger: 'before' }),
      exampleNudge('later', { contexts: ['meeting'], readsAhead: true, avoidWhen: ['start-of-day'] }),
    ];
    expect(reason({ nudges: pool, moment: 'dayStart', random: () => 0.99 })).toBe('later');
    expect(reason({ nudges: pool, moment: 'dayStart', random: () => 0.99, now: at(monday, '09:00') })).toBe('ahead');
    expect(reason({ nudges: pool, moment: 'dayEnd', now: at(monday, '16:30') })).toBe('nothingFits');
  });

  it('keeps what speaks of the team’s own meeting away from an interview, and from nothing else', () => {
    const pool = [
      exampleNudge('team', { contexts: ['meeting'], avoidWhen: ['interview'] }),
      exampleNudge('panel', { contexts: ['meeting'] }),
    ];
    expect(reason({ nudges: pool, moment: 'interview', random: () => 0 })).toBe('panel');
    expect(reason({ nudges: pool, moment: 'interview', random: () => 0.99 })).toBe('panel');
    expect(reason({ nudges: pool, moment: 'interviewEnded', random: () => 0 })).toBe('panel');
    expect(reason({ nudges: pool, moment: 'teamMeeting', random: () => 0 })).toBe('team');
  });

  it.each([
    ['oneToOneEnded', 'one-to-one'],
    ['meetingEnded', 'meeting'],
    ['interviewEnded', 'meeting'],
    ['appraisalEnded', 'review'],
  ] as const)('%s is for what looks back at its kind, or is for any time', (moment, context) => {
    const pool = [
      exampleNudge('after', { contexts: [context], trigger: 'after' }),
      exampleNudge('before', { contexts: [context], trigger: 'before' }),
      exampleNudge('during', { contexts: [context], trigger: 'during' }),
      exampleNudge('elsewhere', { contexts: ['email'], trigger: 'after' }),
      exampleNudge('whenever', { contexts: ['anytime'] }),
    ];
    const ids = (some: typeof pool) =>
      new Set(Array.from({ length: 20 }, (_, index) => reason({ nudges: some, moment, random: () => index / 20 })));
    expect(ids(pool.filter(({ id }) => id !== 'whenever'))).toEqual(new Set(['after']));
    expect(ids(pool.filter(({ id }) => id !== 'after'))).toEqual(new Set(['whenever']));
  });

  it('keeps to the moment: its context, its side of the meeting, its part of the week', () => {
    const pool = [
      exampleNudge('email', { contexts: ['email'] }),
      exampleNudge('after', { trigger: 'after' }),
      exampleNudge('before', { trigger: 'before' }),
      exampleNudge('not-early', { avoidWhen: ['start-of-day'] }),
      exampleNudge('their-year', { contexts: ['review'], avoidWhen: ['work-review'] }),
      exampleNudge('their-work', { contexts: ['review'] }),
    ];
    const chosen = (change: Change) => {
      const ids = new Set<string>();
      for (let index = 0; index < 20; index++) ids.add(reason({ nudges: pool, random: () => index / 20, ...change }));
      return [...ids].toSorted();
    };
    expect(chosen({})).toEqual(['before', 'not-early']);
    expect(chosen({ now: at(monday, '09:30') })).toEqual(['before']);
    expect(chosen({ moment: 'meetingEnded' })).toEqual(['after', 'not-early']);
    expect(chosen({ moment: 'reply' })).toEqual(['email']);
    expect(chosen({ moment: 'review' })).toEqual(['their-work']);
    expect(chosen({ moment: 'appraisal' })).toEqual(['their-work', 'their-year']);
    expect(chosen({ moment: 'calendar' })).toEqual(['nothingFits']);
  });
});
