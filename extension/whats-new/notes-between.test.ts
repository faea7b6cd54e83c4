import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVersions, notesBetween, spokenVersion } from './notes-between.ts';
import { type ReleaseNote, releaseNotesSchema } from './release-note.ts';

const note = (version: string): ReleaseNote => ({ version, en: ['A line'], cy: ['Llinell'] });
const versions = (notes: readonly ReleaseNote[]) => notes.map(({ version }) => version);

it('compares versions by their numbers', () => {
  expect(compareVersions('0.10', '0.9')).toBeGreaterThan(0);
  expect(compareVersions('0.2', '0.2.0')).toBe(0);
  expect(compareVersions('1.0.0', '1.0.0.1')).toBeLessThan(0);
});

it('says a version as people do', () => {
  expect(['0.2.0', '0.2.1', '1.0.0', '1.0', '2', '0.10.0.0'].map(spokenVersion)).toEqual([
    '0.2',
    '0.2.1',
    '1.0',
    '1.0',
    '2',
    '0.10',
  ]);
});

describe('notes between two versions', () => {
  const notes = ['0.2.0', '0.10.0', '0.3.0', '1.0.0'].map(note);

  it('are those of every version that was skipped, newest first', () => {
    expect(versions(notesBetween(notes, { after: '0.2.0', upTo: '0.10.0' }))).toEqual(['0.10.0', '0.3.0']);
    expect(versions(notesBetween(notes, { after: '0.1.0', upTo: '1.0.0' }))).toHaveLength(4);
  });

  it('are none where nothing was said, after the same version again, and after a step back', () => {
    expect(notesBetween(notes, { after: '0.3.0', upTo: '0.9.9' })).toEqual([]);
    expect(notesBetween(notes, { after: '0.3.0', upTo: '0.3.0' })).toEqual([]);
    expect(notesBetween(notes, { after: '1.0.0', upTo: '0.3.0' })).toEqual([]);
    expect(notesBetween([], { after: '0.1.0', upTo: '9.0.0' })).toEqual([]);
  });

  it('are all of this version and before where no beginning is given', () => {
    expect(versions(notesBetween(notes, { after: null, upTo: '0.3.0' }))).toEqual(['0.3.0', '0.2.0']);
  });
});

describe('the notes as data', () => {
  it('are those that ship', () => {
    const root = resolve(import.meta.dirname, '../..');
    const shipped = releaseNotesSchema.parse(
      JSON.parse(readFileSync(resolve(root, 'extension/public/whats-new.json'), 'utf8')),
    );
    const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };
    expect(notesBetween(shipped, { after: version, upTo: '65535' })).toEqual([]);
    expect(new Set(versions(shipped)).size).toBe(shipped.length);
  });

  it.each([
    ['a version that is none', { ...note('0.2'), version: '0.2-beta' }],
    ['no line', { ...note('0.2'), en: [], cy: [] }],
    ['an empty line', { ...note('0.2'), en: [''] }],
    ['one language only', { version: '0.2', en: ['A line'] }],
    ['a line that is missing in one language', { ...note('0.2'), en: ['A line', 'Another'] }],
    ['something else', { ...note('0.2'), de: ['Eine Zeile'] }],
  ])('are refused with %s', (_what, wrong) => {
    expect(releaseNotesSchema.safeParse([wrong]).success).toBe(false);
  });
});
