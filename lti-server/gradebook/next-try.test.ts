import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayOfPause, delayOfTry } from './next-try.ts';

const most = () => 1;
const least = () => 0;

test('waits double, from two seconds to an hour', () => {
  expect([1, 2, 3, 4].map((tries) => delayOfTry(tries, null, most))).toEqual([2000, 4000, 8000, 16_000]);
  expect(delayOfTry(60, null, most)).toBe(3_600_000);
  expect(delayOfTry(5000, null, most)).toBe(3_600_000);
});

test('chance takes away at most half', () => {
  expect(delayOfTry(3, null, least)).toBe(4000);
});

test('a registration is tried at least every quarter of an hour', () => {
  expect(delayOfPause(60, null, most)).toBe(900_000);
});

test('the platform may ask for longer, never for shorter, and not for more than a day', () => {
  expect(delayOfTry(1, 120_000, most)).toBe(120_000);
  expect(delayOfTry(8, 1000, most)).toBe(256_000);
  expect(delayOfTry(1, 9e9, most)).toBe(86_400_000);
});

test('no count, chance or header makes a wait that is not a positive whole number', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: null }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (count, asked, chance) => {
        const wait = delayOfTry(count, asked, () => chance);
        expect(Number.isInteger(wait) && wait >= 1000 && wait <= 86_400_000).toBe(true);
      },
    ),
  );
});
