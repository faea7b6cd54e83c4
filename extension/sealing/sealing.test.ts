import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { iterationsNow, newDataKey, unwrapDataKey, usableKey, wrapDataKey } from './data-key.ts';
import { openWords, sealWords } from './seal-words.ts';

const few = 10;
const key = await usableKey(newDataKey());
const place = ['notes', 'n'] as const;

it('opens what it sealed, whatever the words are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
      const sealed = await sealWords(key, place, { text });
      expect(await openWords(key, place, sealed)).toEqual(JSON.parse(JSON.stringify({ text })));
    }),
    { numRuns: 60 },
  );
});

it('never seals the same words to the same text, and shows none of them', async () => {
  const all = await Promise.all(Array.from({ length: 200 }, () => sealWords(key, place, { text: 'Handover' })));
  expect(new Set(all.map((sealed) => sealed.slice(0, 16))).size).toBe(200);
  expect(all.map((sealed) => atob(sealed)).join('')).not.toContain('Handover');
});

it.each([
  ['another entry', ['notes', 'm']],
  ['another store', ['plans', 'n']],
] as const)('does not open under %s', async (_name, other) => {
  expect(await openWords(key, other, await sealWords(key, place, { text: 'x' }))).toBeNull();
});

it('does not open with another key', async () => {
  const other = await usableKey(newDataKey());
  expect(await openWords(other, place, await sealWords(key, place, { text: 'x' }))).toBeNull();
});

it('does not open when any byte of it was changed, or any is missing', async () => {
  const bytes = fromBase64(await sealWords(key, place, { text: 'They had an idea' }))!;
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
    expect(await openWords(key, place, toBase64(changed))).toBeNull();
    expect(await openWords(key, place, toBase64(bytes.subarray(0, at)))).toBeNull();
  }
});

it.each([[''], ['not base64 !'], ['AAAA']])('opens nothing of %j', async (sealed) => {
  expect(await openWords(key, place, sealed)).toBeNull();
});

it('lets the passphrase open the key, and no other, however its letters are typed', async () => {
  const dataKey = newDataKey();
  const wrapped = await wrapDataKey(dataKey, 'tîm a’r hen afon las', few);
  expect(await unwrapDataKey(wrapped, 'tîm a’r hen afon las'.normalize('NFD'))).toEqual(dataKey);
  for (const other of ['Tîm a’r hen afon las', 'tîm a’r hen afon las ', 'x']) {
    expect(await unwrapDataKey(wrapped, other)).toBeNull();
  }
});

it('takes a new salt each time, and opens with its own alone', async () => {
  const dataKey = newDataKey();
  const [one, other] = await Promise.all([1, 2].map(() => wrapDataKey(dataKey, 'the same passphrase', few)));
  expect(one!.salt).not.toBe(other!.salt);
  expect(await unwrapDataKey({ ...one!, salt: other!.salt }, 'the same passphrase')).toBeNull();
  expect(await unwrapDataKey({ ...one!, iterations: few + 1 }, 'the same passphrase')).toBeNull();
  expect(await unwrapDataKey({ ...one!, wrapped: one!.wrapped.slice(0, -8) }, 'the same passphrase')).toBeNull();
});

it('hands out keys that cannot be read out again', async () => {
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

it('stretches a passphrase as long as OWASP asks for', async () => {
  expect((await wrapDataKey(newDataKey(), 'a passphrase of mine')).iterations).toBe(iterationsNow);
  expect(iterationsNow).toBeGreaterThanOrEqual(600_000);
});
