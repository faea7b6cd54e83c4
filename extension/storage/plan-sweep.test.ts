import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepDaysChoices } from '#shared/schemas/settings.ts';
import { planSweep } from './plan-sweep.ts';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 23, 9);

/** Runs a sweep at each of these readings of the clock. Returns the latest instant before which anything went. */
function forgottenBefore(readings: readonly number[], keepDays: number | null): number | null {
  let seenAt: number | null = null;
  let before: number | null = null;
  for (const now of readings) {
    const sweep = planSweep(keepDays, seenAt, now);
    seenAt = sweep.seenAt;
    if (sweep.wordsBefore !== null) before = Math.max(before ?? -Infinity, sweep.wordsBefore);
  }
  return before;
}

const keepDays = fc.constantFrom(...keepDaysChoices);
/** Readings of a clock that is right, up to three weeks apart: a device is off at night and on leave. */
const rightClock = fc
  .array(fc.integer({ min: 0, max: 21 * day }), { minLength: 1, maxLength: 60 })
  .map((gaps) => gaps.reduce<number[]>((readings, gap) => [...readings, (readings.at(-1) ?? start) + gap], []));

it('never forgets what is younger than its owner wants to keep it', () => {
  fc.assert(
    fc.property(rightClock, keepDays, (readings, days) => {
      expect(forgottenBefore(readings, days) ?? -Infinity).toBeLessThanOrEqual((readings.at(-1) ?? 0) - days * day);
    }),
  );
});

it('forgets within two days on a device that is used each day', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: hour, max: day }), { minLength: 60 }), keepDays, (gaps, days) => {
      const readings = gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? start) + gap], [start]);
      const last = readings.at(-1) ?? 0;
      const before = forgottenBefore(readings, days) ?? -Infinity;
      if (last - start > 3 * day) expect(before).toBeGreaterThanOrEqual(last - (days + 3) * day);
    }),
  );
});

it('forgets nothing because a clock stood wrong for less than a day, however wrong, and went back', () => {
  const wrongSpell = fc.record({
    at: fc.nat(60),
    wrong: fc.integer({ min: -400 * 365 * day, max: 400 * 365 * day }),
    lasts: fc.array(fc.integer({ min: 0, max: 6 * hour }), { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(rightClock, wrongSpell, keepDays, (readings, { at, wrong, lasts }, days) => {
      const place = Math.min(at, readings.length - 1);
      const right = readings[place] ?? start;
      const spell = lasts.map((later, index) => right + wrong + later + index);
      const after = readings.slice(place);
      const all = [...readings.slice(0, place + 1), ...spell, ...after];
      expect(forgottenBefore(all, days) ?? -Infinity).toBeLessThanOrEqual((readings.at(-1) ?? 0) - days * day);
    }),
  );
});

it('goes on from the right time after a clock that stood years ahead', () => {
  const readings = [start, start + 3000 * day, start + hour, start + 40 * day, start + 41 * day];
  expect(forgottenBefore(readings, 30)).toBe(start + 40 * day - 30 * day);
});

it('forgets nothing when everything is to stay, and nothing on the first day', () => {
  fc.assert(
    fc.property(rightClock, (readings) => {
      expect(forgottenBefore(readings, null)).toBeNull();
    }),
  );
  expect(planSweep(90, null, start)).toEqual({ seenAt: start, wordsBefore: null, shownBefore: null });
  expect(planSweep(90, start, start + 19 * hour)).toMatchObject({ seenAt: start, wordsBefore: null });
});

it('keeps prompts and answers for a year, or longer when notes stay longer', () => {
  const year = planSweep(30, start, start + day);
  expect(year).toEqual({ seenAt: start + day, wordsBefore: start - 30 * day, shownBefore: start - 366 * day });
});
