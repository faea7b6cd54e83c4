import { beforeEach, expect, it, vi } from 'vitest';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { readJournal } from './journal.ts';
import { keepDraft } from './keep-draft.ts';
import { keepNote } from './keep-note.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const note = { text: 'They had an idea', nudgeId: null };
const texts = async () => (await readJournal()).notes.map(({ text }) => text).toSorted();
const draft = async () => (await browser.storage.local.get('draft'))['draft'] as object;
beforeEach(() => resetBrowser());

/** As a worker leaves it that is stopped between the note and the draft. */
async function keepHalf(): Promise<void> {
  const set = vi.spyOn(browser.storage.local, 'set');
  await keepNote(note, 5);
  await browser.storage.local.set(set.mock.calls[0]![0]);
}

it('keeps a note that was kept already once, also when it is pressed later', async () => {
  await keepHalf();
  expect(await draft()).toMatchObject({ text: note.text });
  await keepNote(note, 9);
  expect((await readJournal()).notes).toMatchObject([{ ...note, writtenAt: 5 }]);
  expect(await draft()).toMatchObject({ version: 1, text: '', nudgeId: null });
  await keepNote(note, 9);
  expect(await texts()).toEqual([note.text]);
});

it('keeps both where the words were changed meanwhile', async () => {
  await keepHalf();
  await keepNote({ ...note, text: 'They had another' }, 9);
  expect(await texts()).toEqual(['They had an idea', 'They had another']);
});

it('keeps the same words twice where they were written twice', async () => {
  await keepNote(note, 5);
  await keepDraft({ version: 1, ...note }, 7);
  await keepNote(note, 9);
  expect(await texts()).toEqual([note.text, note.text]);
});

it('keeps a note that was deleted again since', async () => {
  await keepHalf();
  const [kept] = (await readJournal()).notes;
  await (await import('./journal.ts')).dropEntry('notes', kept!.id);
  await keepNote(note, 9);
  expect(await texts()).toEqual([note.text]);
});
