import { beforeEach, expect, it, vi } from 'vitest';
import { resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { changeNote } from './change-note.ts';
import { dropEntry, keepEntry, readJournal } from './journal.ts';
import { changeJournal, withJournal } from './open-journal.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const note = { id: 'n', text: 'They had an idea', nudgeId: 'a', writtenAt: 5 };
beforeEach(async () => {
  resetBrowser();
  await keepEntry('notes', note);
});

it('changes the words of a note and nothing else of it', async () => {
  await changeNote('n', 'They had two', 9);
  expect((await readJournal()).notes).toEqual([{ ...note, text: 'They had two', changedAt: 9 }]);
});

it('brings no note back that was deleted', async () => {
  await dropEntry('notes', 'n');
  await expect(changeNote('n', 'They had two', 9)).rejects.toThrow('no such note');
  expect((await readJournal()).notes).toEqual([]);
});

it('writes over no note that it cannot read', async () => {
  const odd = { id: 'odd', text: 'from a later version', mood: 3, writtenAt: 0 };
  await changeJournal((database) => database.put('notes', odd));
  await expect(changeNote('odd', 'x', 9)).rejects.toThrow('no such note');
  expect(await withJournal((database) => database.get('notes', 'odd'))).toEqual(odd);
});
