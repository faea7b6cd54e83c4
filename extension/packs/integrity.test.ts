import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { matchesIntegrity, parseIntegrity } from './integrity.ts';

const bytes = new TextEncoder().encode('format: 1\n');
const hash = (name: string, of: Uint8Array = bytes) => `${name}-${createHash(name).update(of).digest('base64')}`;

describe.each(['sha256', 'sha384', 'sha512'])('%s', (name) => {
  it('matches the bytes that were hashed, and no others', async () => {
    const integrity = parseIntegrity(` ${hash(name)}\n`);
    expect(integrity && (await matchesIntegrity(bytes, integrity))).toBe(true);
    expect(integrity && (await matchesIntegrity(bytes.slice(1), integrity))).toBe(false);
  });

  it('is whole', () => {
    expect(parseIntegrity(hash(name).slice(0, -4))).toBeNull();
    expect(parseIntegrity(hash(name).replace(name, name === 'sha256' ? 'sha384' : 'sha256'))).toBeNull();
  });
});

it.each([
  '',
  'sha384',
  'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=',
  hash('sha384').toUpperCase(),
  `${hash('sha256')} ${hash('sha384')}`,
])('refuses "%s"', (text) => {
  expect(parseIntegrity(text)).toBeNull();
});
