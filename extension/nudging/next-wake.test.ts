import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '#shared/schemas/settings.ts';
import { inZone } from '../../tests/support/extension/fake-browser.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { nextWake } from './next-wake.ts';

const zone = process.env['TZ'] ?? 'UTC';
afterEach(() => inZone(zone));

const allWeek: Settings = {
  ...defaultSettings,
  hours: everyDay({ from: '09:00', to: '17:00' }),
};
const next = (settings: Settings, local: [number, number, number, number, number]) => {
  const wake = nextWake(
    settings,
    new Date(local[0], local[1] - 1, ...(local.slice(2) as [number, number, number])).getTime(),
  );
  return wake === null ? null : new Date(wake);
};
const fields = (date: Date | null) => date && [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()];

describe('the daily prompt keeps to the clock on the wall', () => {
  it.each([
    ['Europe/Berlin', 'a day of 23 hours', [2026, 3, 28, 17, 0], [3, 29, 9, 0], 15],
    ['Europe/Berlin', 'a day of 25 hours', [2026, 10, 24, 17, 0], [10, 25, 9, 0], 17],
    ['Australia/Lord_Howe', 'half an hour forward', [2026, 10, 3, 17, 0], [10, 4, 9, 0], 15.5],
    ['Australia/Lord_Howe', 'half an hour back', [2026, 4, 4, 17, 0], [4, 5, 9, 0], 16.5],
    ['Pacific/Auckland', 'the far side of the date line', [2026, 9, 26, 17, 0], [9, 27, 9, 0], 15],
    ['America/Sao_Paulo', 'no change', [2026, 11, 23, 17, 0], [11, 24, 9, 0], 16],
    ['Asia/Kolkata', 'half an hour beside the others', [2026, 11, 23, 17, 0], [11, 24, 9, 0], 16],
  ] as const)('%s: %s', (name, _case, local, expected, hours) => {
    inZone(name);
    const wake = next(allWeek, [...local]);
    expect(fields(wake)).toEqual(expected);
    expect((wake!.getTime() - new Date(local[0], local[1] - 1, local[2], 17).getTime()) / 3_600_000).toBe(hours);
  });

  it('comes as soon as the clock jumps over its time', () => {
    inZone('Europe/Berlin');
    const atNight: Settings = {
      ...allWeek,
      hours: everyDay({ from: '00:00', to: '23:00' }),
      dailyAt: '02:30',
    };
    expect(fields(next(atNight, [2026, 3, 28, 23, 0]))).toEqual([3, 29, 3, 0]);
  });

  it('wakes at both ends of a night shift whose end comes twice', () => {
    inZone('Europe/Berlin');
    const atNight: Settings = { ...allWeek, hours: everyDay({ from: '00:00', to: '02:30' }), dailyAt: '00:00' };
    const ends = [];
    for (let now = Date.parse('2026-10-25T00:00Z'); ends.length < 3; now = ends.at(-1)!) {
      ends.push(nextWake(atNight, now) ?? Infinity);
    }
    // At 3:00 it is 2:00 again, half an hour before the end.
    expect(ends.map((end) => new Date(end).toISOString().slice(11, 16))).toEqual(['00:30', '01:00', '01:30']);
  });
});

// 2026-11-27 is a Friday.
it.each([
  ['waits for today’s time', defaultSettings, [2026, 11, 23, 8, 0], [11, 23, 9, 0]],
  ['then for the end of work', defaultSettings, [2026, 11, 23, 9, 0], [11, 23, 17, 0]],
  ['passes over the weekend', defaultSettings, [2026, 11, 27, 17, 0], [11, 30, 9, 0]],
  [
    'begins with work when the chosen time lies outside it',
    { ...defaultSettings, dailyAt: '07:00' },
    [2026, 11, 23, 6, 0],
    [11, 23, 9, 0],
  ],
  [
    'wakes when quiet hours end',
    { ...defaultSettings, quietHours: { from: '12:00', to: '13:00' } },
    [2026, 11, 23, 12, 0],
    [11, 23, 13, 0],
  ],
  [
    'passes over time off, also where two of them touch',
    {
      ...defaultSettings,
      timeOff: [
        { from: '2026-11-23', to: '2026-12-04' },
        { from: '2026-12-05', to: '2026-12-08' },
      ],
    },
    [2026, 11, 23, 10, 0],
    [12, 9, 9, 0],
  ],
  [
    'wakes after time off of a year',
    { ...defaultSettings, timeOff: [{ from: '2026-11-24', to: '2027-11-23' }] },
    [2026, 11, 23, 17, 0],
    [11, 24, 9, 0],
  ],
  [
    'finds the one working day of a week that is not off',
    {
      ...defaultSettings,
      hours: defaultSettings.hours.map((hours, day) => (day === 0 ? hours : null)),
      timeOff: ['2026-11-23', '2026-11-30', '2026-12-07'].map((day) => ({ from: day, to: day })),
    },
    [2026, 11, 23, 10, 0],
    [12, 14, 9, 0],
  ],
  [
    'has nothing to wait for without a working day',
    { ...defaultSettings, hours: everyDay(null) },
    [2026, 11, 23, 8, 0],
    null,
  ],
] as const)('%s', (_name, settings, local, expected) => {
  expect(fields(next(settings as Settings, [...local]))).toEqual(expected);
});
