import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { checkFiles } from './check-files.ts';
import { exampleContent, exampleNudge, withoutWelsh } from './example-content.ts';
import { examplePack, packText } from './packs/example-pack.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'tend-check-'))));
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string, text: string): string {
  const path = join(root, name);
  writeFileSync(path, text);
  return path;
}

const sources = examplePack().sources.map((source) => ({ ...source, id: 'west-2017' }));
const shippedNudge = exampleNudge({ id: 'helping-vision-email-2' });
shippedNudge.locales.en.text = 'When the bus is late, ring the house and say so.';
const shipped = exampleContent({ nudges: [shippedNudge] });
shipped.sources.push(...sources.map((value) => ({ file: 'sources.yaml', value, lineOf: () => 1 })));

const problemsOf = (...paths: string[]) =>
  checkFiles(paths, shipped).problems.map(({ line, rule, message }) => `${line} ${rule}: ${message}`);

it('lets a good file pass beside what is shipped', () => {
  const file = put('helping-vision-email.yaml', stringify([exampleNudge()]));
  expect(checkFiles([file], shipped)).toMatchObject({ nudges: 1, modules: 0, cells: 1, problems: [] });
});

it('compares a new file with what is shipped, and a file of the library not with itself', () => {
  const again = exampleNudge({}, { text: 'When the bus is late, ring the house to say so.' });
  expect(problemsOf(put('helping-vision-email.yaml', stringify([again])))).toEqual([
    expect.stringMatching(/near-duplicates: .*"helping-vision-email-2"/),
  ]);
  expect(problemsOf(put('helping-vision-email.yaml', stringify([shippedNudge])))).toEqual([]);
});

it('takes folders and files together', () => {
  mkdirSync(join(root, 'folder'));
  put('folder/helping-vision-email.yaml', stringify([exampleNudge()]));
  const text = 'Is it raining? Lend someone your coat and walk back with them.';
  const other = { ...exampleNudge({ id: 'helping-vision-meeting', contexts: ['meeting'] }, { text }) };
  const file = put('helping-vision-meeting.yaml', stringify([other]));
  expect(checkFiles([join(root, 'folder'), file], shipped)).toMatchObject({ nudges: 2, cells: 2, problems: [] });
});

it('checks a pack as one: no Welsh and no file name of ours, but every rule of writing and of packs', () => {
  const file = put('our-pack.yaml', packText(examplePack()));
  expect(checkFiles([file], shipped)).toMatchObject({ nudges: 1, modules: 1, locales: ['en'], problems: [] });

  const loud = withoutWelsh(exampleNudge({ id: 'helping-vision-email-2' }, { why: 'It always works!' }));
  const problems = problemsOf(put('our-pack.yaml', packText(examplePack({ nudges: [loud] }))));
  expect(problems).toEqual([
    expect.stringMatching(/taken-ids: .*one of Tend/),
    expect.stringMatching(/banned-words: .*"always"/),
    expect.stringMatching(/no-exclamation/),
  ]);
});

it('says that a pack has another format, or a key too many, with its line', () => {
  expect(problemsOf(put('a.yaml', packText({ ...examplePack(), format: 2 })))).toEqual([
    expect.stringMatching(/pack: format 2, this Tend reads 1/),
  ]);
  expect(problemsOf(put('b.yaml', packText({ ...examplePack(), colour: 'red' })))).toEqual([
    expect.stringMatching(/schema: .*unknown key "colour"/),
  ]);
});

it('says what is wrong with a path that is not there, and with text that is no content', () => {
  expect(problemsOf(join(root, 'nowhere.yaml'))).toEqual([expect.stringMatching(/^1 file: .*ENOENT/)]);
  expect(problemsOf(put('a.yaml', 'only words'))).toEqual([expect.stringMatching(/^1 schema: .*write one/)]);
  expect(problemsOf(put('a.yaml', '- id: ['))).toContainEqual(expect.stringMatching(/yaml: .*mend the YAML/));
});
