import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { lookAtJournal, readJournal } from './journal.ts';
import { withJournal } from './open-journal.ts';
import { readShown } from './shown-log.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

beforeEach(() => resetBrowser());

const note = { id: 'n', text: 'An idea', nudgeId: null, writtenAt: 5 };
const plan = { id: 'p', cue: 'x', response: 'y', from: { kind: 'nudge', id: 'a' }, createdAt: 5 };
const show = { nudgeId: 'a', moment: 'compose', shownAt: 5, shownOn: '2026-11-20', answer: null, because: null };

/** A journal as each earlier version left it. */
async function openAsVersion(version: 1 | 2): Promise<void> {
  const database = await openDB('tend-journal', version, {
    upgrade(created) {
      created.createObjectStore('notes', { keyPath: 'id' });
      created.createObjectStore('plans', { keyPath: 'id' });
      if (version < 2) return;
      const shown = created.createObjectStore('shown', { keyPath: ['shownAt', 'nudgeId'] });
      shown.createIndex('byNudge', ['nudgeId', 'shownAt']);
    },
  });
  await database.put('notes', note);
  await database.put('plans', plan);
  if (version === 2) await database.put('shown', show);
  database.close();
}

it.each([
  [1, []],
  [2, [show]],
] as const)('reads all that version %i wrote, and has room for what is new', async (version, shown) => {
  await openAsVersion(version);
  expect(await readJournal()).toMatchObject({
    notes: [note],
    plans: [plan],
    challenges: [],
    seal: 'none',
    unreadable: 0,
  });
  expect(await readShown(9)).toEqual(shown);
  expect(await withJournal(async (database) => [...database.objectStoreNames])).toEqual([
    'birth',
    'challenges',
    'notes',
    'plans',
    'seal',
    'shown',
  ]);
});

it('is read anew where it was removed in the middle', async () => {
  await openAsVersion(2);
  let deleting: Promise<void> | undefined;
  const read = await withJournal(async (database) => {
    const notes = await database.getAll('notes');
    if (!deleting) {
      deleting = deleteDB('tend-journal');
      await new Promise((resolve) => database.addEventListener('versionchange', resolve));
    }
    return [notes, await database.getAll('plans')];
  });
  await deleting;
  expect(read).toEqual([[], []]);
});

it('opens empty where there was none', async () => {
  expect(await readJournal()).toMatchObject({ notes: [], plans: [], challenges: [], seal: 'none' });
});

it('is left as it is where a later version wrote it, and says so', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const later = await openDB('tend-journal', 99, { upgrade: (created) => void created.createObjectStore('notes') });
  await later.put('notes', note, 'n');
  later.close();
  await expect(readJournal()).rejects.toMatchObject({ reason: 'journalNewer' });
  expect(await lookAtJournal()).toMatchObject({ notes: [], shut: 'journalNewer' });
  const again = await openDB('tend-journal');
  expect([again.version, await again.getAll('notes')]).toEqual([99, [note]]);
  again.close();
});

it.each([
  ['cannot open it', 'UnknownError', 'journalShut'],
  ['has no such store', 'NotFoundError', 'journalShut'],
])('says so where the browser %s', async (_name, name, reason) => {
  const failing = withJournal(() => Promise.reject(new DOMException('Internal error', name)));
  await expect(failing).rejects.toMatchObject({ reason });
});

it('passes on what else goes wrong: a full store is no broken one', async () => {
  const full = new DOMException('full', 'QuotaExceededError');
  await expect(withJournal(() => Promise.reject(full))).rejects.toBe(full);
});
