import type { Plan } from '#shared/schemas/plan.ts';
import type { Challenge } from './challenge.ts';
import { readJournalKey } from './journal-key.ts';
import type { Note } from './note.ts';
import { changeJournal, type JournalDatabase, withJournal } from './open-journal.ts';
import { Refused } from './refused.ts';
import { readSeal } from './seal-record.ts';
import { forgetOpened, openEntry, sealEntry } from './sealed-entry.ts';
import { type LockedEntries, parseStored, type WordEntries, type WordStore } from './word-entries.ts';

export interface Journal {
  /** Newest first. */
  notes: Note[];
  plans: Plan[];
  challenges: Challenge[];
  /** What can be told of entries while their words are locked. */
  locked: { [S in WordStore]: LockedEntries[S][] };
  /** Whether its owner chose a passphrase, and whether it is needed now. */
  seal: 'none' | 'unlocked' | 'locked';
  /** Entries that are there and cannot be read. They are left alone. */
  unreadable: number;
  /** Why nothing of it can be read; null when it can. */
  shut: 'journalShut' | 'journalNewer' | null;
}

export const emptyJournal: Journal = {
  ...{ notes: [], plans: [], challenges: [] },
  locked: { notes: [], plans: [], challenges: [] },
  ...{ seal: 'none', unreadable: 0, shut: null },
};

export async function readJournal(): Promise<Journal> {
  const { seal, notes, plans, challenges } = await withJournal(async (database) => ({
    seal: await readSeal(database),
    notes: await database.getAll('notes'),
    plans: await database.getAll('plans'),
    challenges: await database.getAll('challenges'),
  }));
  const key = seal === null ? null : await readJournalKey();
  if (key === null) forgetOpened();
  const [read, planned, faced] = await Promise.all([
    readable('notes', notes, key),
    readable('plans', plans, key),
    readable('challenges', challenges, key),
  ]);
  return {
    notes: read.open.toSorted((a, b) => b.writtenAt - a.writtenAt),
    plans: planned.open.toSorted((a, b) => b.createdAt - a.createdAt),
    challenges: faced.open.toSorted((a, b) => begunAt(b) - begunAt(a)),
    locked: { notes: read.locked, plans: planned.locked, challenges: faced.locked },
    seal: seal === null ? 'none' : key === null ? 'locked' : 'unlocked',
    unreadable: read.unreadable + planned.unreadable + faced.unreadable,
    shut: null,
  };
}

/** The same for a page that shows it: where it cannot be opened, an empty one that says why. */
export async function lookAtJournal(): Promise<Journal> {
  try {
    return await readJournal();
  } catch (error) {
    console.error('Tend could not read the journal:', error);
    const isNewer = error instanceof Refused && error.reason === 'journalNewer';
    return { ...emptyJournal, shut: isNewer ? 'journalNewer' : 'journalShut' };
  }
}

const begunAt = ({ way }: Challenge): number => way[0]?.from ?? 0;

async function readable<S extends WordStore>(
  store: S,
  stored: unknown[],
  key: CryptoKey | null,
): Promise<{ open: WordEntries[S][]; locked: LockedEntries[S][]; unreadable: number }> {
  const locked: LockedEntries[S][] = [];
  // All at once: a year of notes one after the other would be felt.
  const opened = await Promise.all(
    stored.map(async (value) => {
      const entry = parseStored(store, value);
      if (entry === null || !('sealed' in entry)) return entry;
      if (key !== null) return openEntry(key, store, entry);
      locked.push(entry);
      return null;
    }),
  );
  const open = opened.filter((entry) => entry !== null);
  return { open, locked, unreadable: stored.length - open.length - locked.length };
}

/** Adds an entry or replaces the one with its id. Only the background writes. Throws `Refused` while words are locked. */
export async function keepEntry<S extends WordStore>(store: S, entry: WordEntries[S]): Promise<void> {
  const [stored] = await withJournal((database) => asStored(database, store, [entry]));
  await changeJournal((database) => database.put(store, stored));
}

/** The same for an entry that was read as it is stored, and whose words did not change. */
export function keepStored<S extends WordStore>(store: S, stored: WordEntries[S] | LockedEntries[S]): Promise<void> {
  return changeJournal((database) => database.put(store, stored));
}

/** Entries as they are to be stored: with their words sealed where their owner chose a passphrase. */
export async function asStored<S extends WordStore>(
  database: JournalDatabase,
  store: S,
  entries: readonly WordEntries[S][],
): Promise<(WordEntries[S] | LockedEntries[S])[]> {
  const seal = await readSeal(database);
  if (seal === null || entries.length === 0) return [...entries];
  const key = await readJournalKey();
  if (key === null) throw new Refused('locked');
  if (seal !== 'unreadable' && seal.isOpening) return [...entries];
  return Promise.all(entries.map((entry) => sealEntry(key, store, entry)));
}

/** The words of an entry that was read as it is stored. Throws `Refused` while they are locked. */
export async function openStored<S extends WordStore>(
  store: S,
  stored: WordEntries[S] | LockedEntries[S],
): Promise<WordEntries[S]> {
  if (!('sealed' in stored)) return stored;
  const key = await readJournalKey();
  if (key === null) throw new Refused('locked');
  const entry = await openEntry(key, store, stored);
  if (entry === null) throw new Error('words that this key did not seal');
  return entry;
}

export function dropEntry(store: WordStore, id: string): Promise<void> {
  return changeJournal((database) => database.delete(store, id));
}
