import { expect, it } from 'vitest';
import { timeOffSchema } from './time-off.ts';

it.each([
  ['one day', { from: '2026-12-24', to: '2026-12-24' }, true],
  ['over the end of a year', { from: '2026-12-24', to: '2027-01-03' }, true],
  ['ends before it begins', { from: '2026-12-24', to: '2026-12-23' }, false],
  ['no day of a month', { from: '2026-12-24', to: '2026-12-32' }, false],
  ['no date', { from: 'Christmas', to: '2026-12-26' }, false],
  ['no last day', { from: '2026-12-24' }, false],
  ['a field too many', { from: '2026-12-24', to: '2026-12-24', why: 'rest' }, false],
])('%s', (_name, raw, isTimeOff) => {
  expect(timeOffSchema.safeParse(raw).success).toBe(isTimeOff);
});
