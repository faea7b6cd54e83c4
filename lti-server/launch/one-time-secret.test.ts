import { expect, test } from 'vitest';
import { fitsHash, hashSecret, randomSecret } from './one-time-secret.ts';

test('secrets are 256 bits each, and none is given out twice', () => {
  const secrets = Array.from({ length: 1000 }, () => randomSecret());
  expect(new Set(secrets).size).toBe(1000);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  // What was given out is wiped, not handed on.
  expect(secrets).not.toContain('A'.repeat(43));
});

test('only the secret itself fits its hash', () => {
  const secret = randomSecret();
  expect(fitsHash(secret, hashSecret(secret))).toBe(true);
  expect(fitsHash(randomSecret(), hashSecret(secret))).toBe(false);
  expect(fitsHash(undefined, hashSecret(secret))).toBe(false);
  expect(fitsHash(secret, null)).toBe(false);
});
