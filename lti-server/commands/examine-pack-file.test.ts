import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { maxPackBytes, type Pack } from '#shared/schemas/pack.ts';
import { examplePack, packText } from '../../authoring/packs/example-pack.ts';
import { CommandRefused } from './command-refused.ts';
import { examinePackFile } from './examine-pack-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'tend-packs-'));
const file = join(folder, 'pack.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

const examine = (content: unknown, stored: Pack[] = []) => {
  writeFileSync(file, typeof content === 'string' || content instanceof Uint8Array ? content : packText(content));
  return examinePackFile(file, stored);
};

test('a sound pack comes back with its bytes', async () => {
  const { pack, bytes } = await examine(examplePack());
  expect(pack).toEqual(examplePack());
  expect(new TextDecoder().decode(bytes)).toBe(packText(examplePack()));
});

test('its own older version keeps nothing from it', async () => {
  expect((await examine(examplePack({ version: 2 }), [examplePack()])).pack.version).toBe(2);
});

test.each<[string, () => unknown, RegExp]>([
  ['a file that is too large', () => `# ${'x'.repeat(maxPackBytes)}`, /:1 pack \d+ bytes, at most 1000000/],
  ['a picture', () => new Uint8Array([0x89, 0x50, 0xff, 0xfe]), /:1 pack not UTF-8/],
  ['what is no pack', () => packText(examplePack().nudges), /:1 pack not a pack/],
  ['another format', () => ({ ...examplePack(), format: 2 }), /:1 pack format 2, this Tend reads 1/],
  ['HTML', () => examplePack({ name: 'Our <b>pack</b>' }), /:4 no-markup name: "<b>" is markup/],
  ['an unknown key', () => ({ ...examplePack(), colour: 'green' }), /schema .*unknown key "colour"/],
  ['bad writing', () => withText('Before you start, smile! Resilience is a choice.'), /no-exclamation/],
  ['a source that nobody has', () => withEvidence('nobody-1999'), /evidence "nobody-1999" is not in the bibliography/],
  ['an id of the library', () => withId('attending-vision-email'), /taken-ids .*one of Tend/],
])('%s is refused with file, line, rule and reason', async (_name, content, reason) => {
  const refused = await examine(content()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(CommandRefused);
  expect(String(refused)).toMatch(reason);
  expect(String(refused)).toContain(`${file}:`);
  expect(String(refused)).toMatch(/problems?\. The pack was not taken in; what was there stays\.$/);
});

test('an id of another pack is refused', async () => {
  await expect(examine(examplePack({ id: 'another' }), [examplePack()])).rejects.toThrow(
    'is one of Prompts of Example Board',
  );
});

const withNudge = (change: (nudge: Pack['nudges'][number]) => object) =>
  examplePack({ nudges: examplePack().nudges.map((nudge) => ({ ...nudge, ...change(nudge) })) });
const withId = (id: string) => withNudge(() => ({ id }));
const withEvidence = (source: string) => withNudge(() => ({ evidence: [source] }));
const withText = (text: string) => withNudge(({ locales }) => ({ locales: { en: { ...locales.en, text } } }));
