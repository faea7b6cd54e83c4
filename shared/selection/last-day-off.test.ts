import { expect, it } from 'vitest';
import { lastDayOff } from './last-day-off.ts';

const off = (from: string, to = from) => ({ from, to });

it.each([
  ['none at all', [], null],
  ['the day before it', [off('2026-12-25')], null],
  ['the day after it', [off('2026-12-23')], null],
  ['within it', [off('2026-12-20', '2026-12-31')], '2026-12-31'],
  ['two that touch, in any order', [off('2026-12-28', '2027-01-02'), off('2026-12-24', '2026-12-27')], '2027-01-02'],
  ['two that overlap', [off('2026-12-24', '2026-12-30'), off('2026-12-20', '2026-12-25')], '2026-12-30'],
  ['two with a working day between them', [off('2026-12-24'), off('2026-12-26')], '2026-12-24'],
  ['to the end of the calendar', [off('2026-12-24', '9999-12-31')], '9999-12-31'],
])('24 December: %s', (_name, timeOff, expected) => {
  expect(lastDayOff(timeOff, '2026-12-24')).toBe(expected);
});
