import { expect, test } from 'vitest';
import { parseRetryAfter } from './parse-retry-after.ts';

const now = Date.UTC(2026, 10, 23, 9);

test.each([
  ['30', 30_000],
  [' 5 ', 5000],
  ['0', null],
  ['-4', null],
  ['1.5', null],
  ['soon', null],
  ['', null],
  [null, null],
  ['Mon, 23 Nov 2026 09:02:00 GMT', 120_000],
  ['Mon, 23 Nov 2026 08:00:00 GMT', null],
  ['9'.repeat(400), null],
])('Retry-After %j means %j ms', (header, expected) => {
  expect(parseRetryAfter(header, now)).toBe(expected);
});
