import { describe, expect, test } from 'vitest';
import { createSecretBox, SecretBoxError } from './secret-box.ts';

const one = 'the first secret, of more than 32 characters';
const two = 'the second secret, of more than 32 characters';

describe('the secret box', () => {
  test('opens what it sealed, in its place', () => {
    const box = createSecretBox([one]);
    expect(box.open(box.seal('a private key é', 'tool_key/1'), 'tool_key/1')).toBe('a private key é');
  });

  test('never seals the same text the same way', () => {
    const box = createSecretBox([one]);
    expect(box.seal('text', 'place')).not.toBe(box.seal('text', 'place'));
  });

  test('still opens with an old secret behind a new one, and seals with the new one', () => {
    const before = createSecretBox([one]).seal('text', 'place');
    const rotated = createSecretBox([two, one]);
    expect(rotated.open(before, 'place')).toBe('text');
    expect(createSecretBox([two]).open(rotated.seal('text', 'place'), 'place')).toBe('text');
  });

  test('says when the secret is not there any more', () => {
    const sealed = createSecretBox([one]).seal('text', 'place');
    expect(() => createSecretBox([two]).open(sealed, 'place')).toThrow(/sealed by a secret that TEND_SECRET lacks/);
  });

  test('opens nothing that was changed, moved or never sealed', () => {
    const box = createSecretBox([one]);
    const sealed = box.seal('text', 'place');
    const changed = sealed.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    for (const [text, place] of [
      [changed, 'place'],
      [sealed, 'elsewhere'],
      ['plain text', 'place'],
      ['', 'place'],
    ] as const) {
      expect(() => box.open(text, place)).toThrow(SecretBoxError);
    }
    const [version, key, iv, text] = sealed.split('.');
    expect(() => box.open(`${version}.${key}.${iv}.${text}.AAAA`, 'place')).toThrow(SecretBoxError);
  });
});
