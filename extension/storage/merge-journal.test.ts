import { beforeEach, expect, it, vi } from 'vitest';
import { resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import type { JournalEntries } from '../journal-file/journal-file.ts';
import { readJournal } from './journal.ts';
import { mergeJournal, previewMerge } from './merge-journal.ts';
import { changeJournal, withJournal } from './open-journal.ts';
import { readShown } from './shown-log.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

beforeEach(() => resetBrowser());

const note = (id: string, text: string, changedAt: number) => ({ id, text, nudgeId: null, writtenAt: 1, changedAt });
const plan = (id: string, cue: string, createdAt: number) => ({
  ...{ id, cue, response: 'y', createdAt, from: { kind: 'nudge', id: 'a' } as const },
});
const show = (shownAt: number, answer: 'useful' | 'notNow' | null) => ({
  ...{ nudgeId: 'a', moment: 'compose' as const, shownAt, shownOn: '2026-11-20', answer, because: null },
});
const given = (entries: Partial<JournalEntries>): JournalEntries => ({
  notes: [],
  plans: [],
  challenges: [],
  shown: [],
  ...entries,
});
const texts = async () => {
  const { notes, plans } = await readJournal();
  return [...notes.map(({ text }) => text), ...plans.map(({ cue }) => cue)].toSorted();
};

it('adds everything to an empty journal, and the same file twice changes nothing', async () => {
  const file = given({ notes: [note('a', 'one', 5)], plans: [plan('a', 'two', 5)], shown: [show(5, null)] });
  expect(await previewMerge(file)).toEqual({ added: 3, renewed: 0, kept: 0 });
  expect(await texts()).toEqual([]);
  await mergeJournal(file);
  expect(await texts()).toEqual(['one', 'two']);
  expect(await previewMerge(file)).toEqual({ added: 0, renewed: 0, kept: 3 });
  await mergeJournal(file);
  expect([await texts(), await readShown(9)]).toEqual([['one', 'two'], [show(5, null)]]);
});

it('keeps what was touched last, here or there, and what is here when both are as old', async () => {
  await mergeJournal(given({ notes: [note('a', 'here', 5), note('b', 'here b', 5), note('c', 'here c', 5)] }));
  const file = given({ notes: [note('a', 'later', 6), note('b', 'earlier', 4), note('c', 'as old', 5)] });
  expect(await previewMerge(file)).toEqual({ added: 0, renewed: 1, kept: 2 });
  await mergeJournal(file);
  expect(await texts()).toEqual(['here b', 'here c', 'later']);
});

it('takes an answer that is missing here, and changes none that is here', async () => {
  await mergeJournal(given({ shown: [show(5, null), show(6, 'useful')] }));
  await mergeJournal(given({ shown: [show(5, 'useful'), show(6, null), show(6, 'notNow')] }));
  expect(await readShown(9)).toEqual([show(6, 'useful'), show(5, 'useful')]);
});

it('takes the last of several with one id in one file', async () => {
  const file = given({ notes: [note('a', 'one', 5), note('a', 'three', 7), note('a', 'two', 6)] });
  expect(await previewMerge(file)).toEqual({ added: 1, renewed: 0, kept: 2 });
  await mergeJournal(file);
  expect(await texts()).toEqual(['three']);
});

it('writes over nothing that it cannot read', async () => {
  const odd = { id: 'a', text: 'from a later version', mood: 3 };
  await changeJournal((database) => database.put('notes', odd));
  await mergeJournal(given({ notes: [note('a', 'one', 5)] }));
  expect(await withJournal((database) => database.get('notes', 'a'))).toEqual(odd);
});
