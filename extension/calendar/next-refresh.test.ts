import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { inZone } from '../../tests/support/extension/fake-browser.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { emptyAgenda } from '../storage/agenda.ts';
import { nextRefresh } from './next-refresh.ts';

const zone = process.env['TZ'] ?? 'UTC';
beforeEach(() => inZone('Europe/London'));
afterEach(() => inZone(zone));

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const next = (triedAt: number | null, now: number, failures = 0) =>
  nextRefresh(defaultSettings, { ...emptyAgenda, triedAt, failures }, now);

it.each([
  ['at once when it was never read', next(null, at(23, 10)), at(23, 10)],
  ['an hour after the last time', next(at(23, 10), at(23, 10, 30)), at(23, 11)],
  ['not before work begins', next(at(22, 3), at(23, 4)), at(23, 9)],
  ['the next morning after work', next(at(23, 16, 30), at(23, 16, 40)), at(24, 9)],
  ['on Monday after Friday', next(at(27, 16, 30), at(27, 18)), at(30, 9)],
  ['at once when the clock was set back', next(at(25, 10), at(23, 10)), at(23, 10)],
  ['later after each failure', next(at(23, 10), at(23, 10), 3), at(23, 14)],
  ['half a day later at most', next(at(23, 2), at(23, 10), 40), at(23, 14)],
])('%s', (_name, found, expected) => {
  expect(found).toBe(expected);
});

it('never for somebody who never works', () => {
  expect(nextRefresh({ ...defaultSettings, hours: everyDay(null) }, emptyAgenda, at(23, 10))).toBeNull();
});
