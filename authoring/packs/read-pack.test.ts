import { describe, expect, it } from 'vitest';
import { maxPackBytes } from '#shared/schemas/pack.ts';
import { examplePack, packText } from './example-pack.ts';
import { readPack } from './read-pack.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readPack('pack.yaml', bytesOf(text));
const refusalOf = (text: string) => {
  const result = read(text);
  if (result.kind === 'read') throw new Error('it was read');
  return { reason: result.reason, first: result.problems[0] };
};

describe('a pack is read', () => {
  it.each([
    ['YAML', packText(examplePack())],
    ['JSON', JSON.stringify(examplePack(), null, 2)],
    ['text with a byte order mark', `\uFEFF${packText(examplePack())}`],
    ['text with Windows lines', packText(examplePack()).replaceAll('\n', '\r\n')],
  ])('as %s', (_name, text) => {
    expect(read(text)).toMatchObject({ kind: 'read', pack: examplePack() });
  });

  it('with nothing in the lists that are left out', () => {
    const { id, version, name } = examplePack();
    expect(read(packText({ format: 1, id, version, name }))).toMatchObject({
      pack: { nudges: [], modules: [], sources: [] },
    });
  });
});

describe('a pack is refused whole, saying where and why', () => {
  it('one byte over the limit', () => {
    const text = `${packText(examplePack())}# ${'x'.repeat(maxPackBytes)}`;
    const exact = bytesOf(text).slice(0, maxPackBytes);
    expect(readPack('pack.yaml', exact).kind).toBe('read');
    expect(readPack('pack.yaml', bytesOf(text).slice(0, maxPackBytes + 1))).toMatchObject({ reason: 'too-large' });
  });

  it('not text', () => {
    expect(readPack('photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]))).toMatchObject({
      reason: 'not-text',
      problems: [{ file: 'photo.png', line: 1, rule: 'pack' }],
    });
  });

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['a list of prompts', packText(examplePack().nudges)],
    ['a module', packText(examplePack().modules[0])],
    ['a web page', '<!doctype html><title>Log in</title>'],
  ])('%s is not a pack', (_name, text) => {
    expect(refusalOf(text).reason).toBe('not-a-pack');
  });

  it.each([2, 0, 1.5])('format %d is another one', (format) => {
    expect(refusalOf(packText({ ...examplePack(), format }))).toMatchObject({
      reason: 'other-format',
      first: { message: `format ${format}, this Tend reads 1: update Tend, or make the pack anew` },
    });
  });

  it.each<[string, object, string, RegExp]>([
    ['a format in quotes', { ...examplePack(), format: '1' }, 'format:', /"format"/],
    ['an unknown key', { ...examplePack(), colour: 'green' }, 'colour:', /unknown key "colour"/],
    ['no version', { ...examplePack(), version: undefined }, 'format:', /"version" is missing/],
    ['version 0', { ...examplePack(), version: 0 }, 'version: 0', /the least is 1/],
    ['an id with a slash', { ...examplePack(), id: '../x' }, 'id: ../x', /"id"/],
    ['a name as long as a story', { ...examplePack(), name: 'x'.repeat(81) }, 'name:', /the most is 80/],
    ['a prompt without English', withoutEnglish(), 'locales:', /"nudges.0.locales.en" is missing/],
  ])('%s', (_name, pack, place, message) => {
    const text = packText(pack);
    const { reason, first } = refusalOf(text);
    expect(reason).toBe('unsound');
    expect(first).toMatchObject({ file: 'pack.yaml', rule: 'schema', message: expect.stringMatching(message) });
    expect(text.split('\n')[(first?.line ?? 0) - 1]).toContain(place);
  });

  it.each<[string, string, RegExp]>([
    ['broken YAML', 'format: 1\nname: "open', /mend the YAML/],
    ['a key that is there twice', 'format: 1\nformat: 1\n', /there twice/],
    ['a key that is there twice, deeper', 'format: 1\nnudges:\n  - id: x\n    id: y\n', /"id" is there twice/],
    ['a tag of another program', 'format: 1\nid: !!js/function "x"\n', /mend the YAML/],
    ['two documents', 'format: 1\n---\nformat: 1\n', /mend the YAML/],
    ['a bomb of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nformat: 1\nname: *c\n', /alias/],
    ['brackets nested by the thousand', `format: 1\nname: ${'['.repeat(200_000)}`, /plainly|mend/],
    ['dashes nested by the thousand', `${'- '.repeat(100_000)}x`, /plainly|mend/],
  ])('%s', (_name, text, message) => {
    const { reason, first } = refusalOf(text);
    expect(reason).toBe('unsound');
    expect(first).toMatchObject({ rule: 'yaml', message: expect.stringMatching(message) });
  });

  it('names the line of an alias', () => {
    expect(refusalOf('format: 1\nid: &a x\nname: *a\n').first?.line).toBe(3);
  });

  it('does not let a pack change what every object has', () => {
    refusalOf('{"format": 1, "__proto__": {"polluted": true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    ['a key each', Array.from({ length: 100_000 }, (_none, index) => `k${index}: 1`).join('\n')],
    ['an anchor each', '&a '.repeat(300_000)],
  ])('before the time of a test is over, also when a megabyte holds nothing but %s', (_name, text) => {
    expect(read(text).kind).toBe('refused');
  });

  it('stops counting somewhere', () => {
    const text = packText({ ...examplePack(), nudges: Array.from({ length: 400 }, () => ({ id: 1 })) });
    const result = read(text);
    expect(result.kind === 'refused' && result.problems.length).toBe(50);
  });
});

function withoutEnglish(): object {
  const pack = examplePack();
  return { ...pack, nudges: pack.nudges.map((nudge) => ({ ...nudge, locales: { cy: nudge.locales.en } })) };
}
