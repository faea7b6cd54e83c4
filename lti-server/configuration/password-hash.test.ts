import { describe, expect, it } from 'vitest';
import { fitsPasswordHash, hashPassword, isPasswordHash } from './password-hash.ts';

describe('the hash of a password', () => {
  it('fits that password alone, however its letters were typed', async () => {
    const hash = await hashPassword('tŷ bach ger y caffé');
    expect(isPasswordHash(hash)).toBe(true);
    expect(await fitsPasswordHash('tŷ bach ger y caffé'.normalize('NFD'), hash)).toBe(true);
    expect(await fitsPasswordHash('tŷ bach ger y caffe', hash)).toBe(false);
    expect(await fitsPasswordHash('', hash)).toBe(false);
  });

  it('is another each time', async () => {
    expect(await hashPassword('the same password')).not.toBe(await hashPassword('the same password'));
  });

  it.each([
    '',
    'scrypt',
    'scrypt:15:8:3:c2FsdA:aGFzaA',
    // Would take gigabytes, and seconds, at every try.
    `scrypt:24:8:3:${'a'.repeat(22)}:${'b'.repeat(43)}`,
    `scrypt:1:8:3:${'a'.repeat(22)}:${'b'.repeat(43)}`,
  ])('is not %s', async (text) => {
    expect(isPasswordHash(text)).toBe(false);
    expect(await fitsPasswordHash('any password', text)).toBe(false);
  });
});
