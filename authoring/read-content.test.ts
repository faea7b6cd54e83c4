import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { exampleModule, exampleNudge } from './example-content.ts';
import { readContent } from './read-content.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'tend-content-'))));
afterEach(() => rmSync(root, { recursive: true }));

const put = (name: string, text: string | Uint8Array): void => writeFileSync(join(root, name), text);

describe('reading content', () => {
  it('takes a folder with all below it, in the order of names, and leaves other files alone', () => {
    mkdirSync(join(root, 'nudges'));
    put('nudges/b.yaml', stringify([exampleNudge({ id: 'b' })]));
    put('nudges/a.yml', stringify([exampleNudge({ id: 'a' })]));
    put('module.yaml', stringify(exampleModule()));
    put('notes.txt', 'not: [content');
    const { nudges, modules, problems } = readContent(root, root);
    expect(nudges.map(({ file, value }) => [file, value.id])).toEqual([
      [join('nudges', 'a.yml'), 'a'],
      [join('nudges', 'b.yaml'), 'b'],
    ]);
    expect(modules).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('takes one file', () => {
    put('a.yaml', stringify([exampleNudge()]));
    expect(readContent(join(root, 'a.yaml'), root).nudges).toHaveLength(1);
  });

  it('reads the other files when one is corrupt', () => {
    put('a.yaml', '- id: [');
    put('b.yaml', stringify([exampleNudge()]));
    const { nudges, problems } = readContent(root, root);
    expect(nudges).toHaveLength(1);
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['a.yaml']));
  });

  it('says that a path is not there', () => {
    expect(readContent(join(root, 'nowhere'), root).problems).toMatchObject([
      { file: 'nowhere', line: 1, rule: 'file', message: expect.stringMatching(/ENOENT.*check the path/) },
    ]);
  });

  it('says that a file is not UTF-8', () => {
    put('a.yaml', Uint8Array.of(0x2d, 0x20, 0xff, 0xfe));
    expect(readContent(root, root).problems).toMatchObject([
      { rule: 'file', message: expect.stringMatching(/save it as UTF-8/) },
    ]);
  });

  it('does not take in a file that is far too large', () => {
    put('a.yaml', `# ${'x'.repeat(1_000_000)}`);
    expect(readContent(root, root).problems).toMatchObject([
      { rule: 'file', message: expect.stringMatching(/the most is 1000000/) },
    ]);
  });
});
