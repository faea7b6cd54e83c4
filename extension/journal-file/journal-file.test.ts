import { expect, it } from 'vitest';
import { journalAsJson, type JournalEntries, maxFileBytes } from './journal-file.ts';
import { readJournalFile } from './read-journal-file.ts';

const now = Date.UTC(2026, 10, 23, 9);
const entries: JournalEntries = {
  notes: [{ id: 'n', text: '<script>alert(1)</script> "tîm" \u2028', nudgeId: 'a', writtenAt: 5, changedAt: 9 }],
  challenges: [{ id: 'c', text: 'x', outcome: '', way: [{ stage: 'spot', from: 5 }], endedAt: 9 }],
  plans: [
    {
      ...{ id: 'p', cue: 'x', response: 'y', from: { kind: 'module', id: 'a' }, createdAt: 5, comesAt: 'email' },
      course: { title: 'T', behaviours: ['helping'], followUpsOn: ['2026-12-14'], wayBack: 'https://a.example/' },
    },
  ],
  shown: [
    {
      nudgeId: 'a',
      moment: 'compose',
      shownAt: 5,
      shownOn: '2026-11-20',
      answer: 'useful',
      because: { kind: 'neverShown' },
    },
  ],
};
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (file: unknown) => readJournalFile(bytes(JSON.stringify(file)), now);
const file = { format: 'tend-journal', version: 1, notes: [], plans: [], shown: [] };
const [note] = entries.notes;

it('reads what it wrote, byte order mark or not', () => {
  const text = journalAsJson(entries, now);
  expect(readJournalFile(bytes(text), now)).toEqual({ kind: 'read', entries, leftOut: 0 });
  expect(readJournalFile(bytes(`\uFEFF${text}`), now)).toMatchObject({ kind: 'read', leftOut: 0 });
});

it.each([
  ['nothing', '', 'notText'],
  ['a text', 'Dear diary', 'notText'],
  ['half a file', journalAsJson(entries, now).slice(0, -9), 'notText'],
  ['another JSON', '{"name":"tend"}', 'notAJournal'],
  ['a list', '[]', 'notAJournal'],
  ['null', 'null', 'notAJournal'],
  ['nesting without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'notAJournal'],
  ['a later version', JSON.stringify({ ...file, version: 2, moods: [] }), 'otherVersion'],
  ['a version without entries', JSON.stringify({ format: 'tend-journal', version: 1 }), 'notAJournal'],
  ['entries that are no list', JSON.stringify({ ...file, notes: { length: 3 } }), 'notAJournal'],
  ['entries without end', JSON.stringify({ ...file, notes: Array(50_001).fill(0) }), 'notAJournal'],
])('refuses %s', (_name, text, reason) => {
  expect(readJournalFile(bytes(text), now)).toEqual({ kind: 'refused', reason });
});

it('refuses what is too large, and what is not UTF-8', () => {
  expect(readJournalFile(new Uint8Array(maxFileBytes + 1), now)).toMatchObject({ reason: 'tooLarge' });
  expect(readJournalFile(new Uint8Array([0x22, 0xff, 0x22]), now)).toMatchObject({ reason: 'notText' });
});

it.each([
  ['without words', { ...note, text: '' }],
  ['too long', { ...note, text: 'x'.repeat(10_001) }],
  ['with a field too many', { ...note, mood: 3 }],
  ['whose id is an object', { ...note, id: { $gt: '' } }],
  ['from next year, which would never have its time', { ...note, writtenAt: now + 300 * 86_400_000 }],
  ['changed next year', { ...note, changedAt: now + 300 * 86_400_000 }],
  ['from before all time', { ...note, writtenAt: -1 }],
  ['that is a text', 'note'],
  ['that is null', null],
])('leaves out a note %s, and takes the others', (_name, wrong) => {
  expect(read({ ...file, notes: [wrong, note] })).toEqual({
    kind: 'read',
    entries: { notes: [note], plans: [], challenges: [], shown: [] },
    leftOut: 1,
  });
});

it('takes nothing over into the prototype of anything', () => {
  const text = journalAsJson(entries, now).replace('"format"', '"__proto__": {"isAdmin": true}, "format"');
  const reading = readJournalFile(bytes(text), now);
  expect(reading).toEqual({ kind: 'read', entries, leftOut: 0 });
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});
