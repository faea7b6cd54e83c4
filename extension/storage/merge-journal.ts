import { asStored } from './journal.ts';
import { changeJournal, type JournalDatabase, withJournal } from './open-journal.ts';
import { type LoggedShow, loggedShowSchema } from './shown-log.ts';
import { challengeTouchedAt, noteTouchedAt, planTouchedAt } from './touched-at.ts';
import { type LockedEntries, parseStored, type WordEntries, type WordStore } from './word-entries.ts';
import type { JournalEntries } from '../journal-file/journal-file.ts';

/** How many entries of a file come in as they are, in the place of an older one, or not at all. */
export interface Merge {
  added: number;
  renewed: number;
  kept: number;
}

/** Says what `mergeJournal` would do, and changes nothing. */
export async function previewMerge(entries: JournalEntries): Promise<Merge> {
  return withJournal(async (database) => (await compare(database, entries)).merge);
}

/**
 * Adds entries from a file, all or nothing. Where one is here already, the one that was touched last stays, and with
 * equal dates the one that is here; what is here and cannot be read stays, too. So the same file may come twice. Throws
 * `Refused` while words are locked. Call within `oneAtATime`.
 */
export function mergeJournal(entries: JournalEntries): Promise<void> {
  return changeJournal(async (database) => {
    const { notes, plans, challenges, shown } = (await compare(database, entries)).toWrite;
    // Sealed before the transaction begins: it does not wait for anything that is not its own.
    const sealed = {
      notes: await asStored(database, 'notes', notes),
      plans: await asStored(database, 'plans', plans),
      challenges: await asStored(database, 'challenges', challenges),
    };
    const transaction = database.transaction(['notes', 'plans', 'challenges', 'shown'], 'readwrite');
    for (const note of sealed.notes) void transaction.objectStore('notes').put(note);
    for (const plan of sealed.plans) void transaction.objectStore('plans').put(plan);
    for (const challenge of sealed.challenges) void transaction.objectStore('challenges').put(challenge);
    for (const show of shown) void transaction.objectStore('shown').put(show);
    await transaction.done;
  });
}

async function compare(
  database: JournalDatabase,
  { notes, plans, challenges, shown }: JournalEntries,
): Promise<{ toWrite: JournalEntries; merge: Merge }> {
  const merge: Merge = { added: 0, renewed: 0, kept: 0 };
  const stored = await Promise.all([
    database.getAll('notes'),
    database.getAll('plans'),
    database.getAll('challenges'),
    database.getAll('shown'),
  ]);
  const [storedNotes, storedPlans, storedChallenges, storedShown] = stored;
  const toWrite = {
    notes: pick(notes, storedNotes, ranksOf('notes', noteTouchedAt), merge),
    plans: pick(plans, storedPlans, ranksOf('plans', planTouchedAt), merge),
    challenges: pick(challenges, storedChallenges, ranksOf('challenges', challengeTouchedAt), merge),
    shown: pick(shown, storedShown, ranksOfShown, merge),
  };
  return { toWrite, merge };
}

/** What tells two entries apart, and which of two is the later one. */
interface Ranks<T> {
  keyOf: (entry: T) => string;
  rank: (entry: T) => number;
  /** For what is stored; null for what cannot be read. */
  rankStored: (stored: unknown) => number | null;
}

function ranksOf<S extends WordStore>(
  store: S,
  touchedAt: (entry: WordEntries[S] | LockedEntries[S]) => number,
): Ranks<WordEntries[S]> {
  const rankStored = (stored: unknown) => {
    const entry = parseStored(store, stored);
    return entry && touchedAt(entry);
  };
  return { keyOf: ({ id }) => id, rank: touchedAt, rankStored };
}

/** An answer is the only thing that comes to a showing later. */
const rankOfShow = ({ answer }: LoggedShow): number => (answer === null ? 0 : 1);
const ranksOfShown: Ranks<LoggedShow> = {
  keyOf: ({ shownAt, nudgeId }) => `${shownAt} ${nudgeId}`,
  rank: rankOfShow,
  rankStored: (stored) => {
    const parsed = loggedShowSchema.safeParse(stored);
    return parsed.success ? rankOfShow(parsed.data) : null;
  },
};

/** Those of `coming` that are not in `stored`, or are later there. Counts them on the way. */
function pick<T>(
  coming: readonly T[],
  stored: readonly unknown[],
  { keyOf, rank, rankStored }: Ranks<T>,
  merge: Merge,
): T[] {
  // What cannot be read is never written over.
  const here = new Map(stored.map((raw) => [keyOf(raw as T), rankStored(raw) ?? Infinity]));
  const before = new Set(here.keys());
  const picked = new Map<string, T>();
  for (const entry of coming) {
    const key = keyOf(entry);
    const there = here.get(key);
    if (there !== undefined && rank(entry) <= there) continue;
    here.set(key, rank(entry));
    picked.set(key, entry);
  }
  const renewed = [...picked.keys()].filter((key) => before.has(key)).length;
  merge.renewed += renewed;
  merge.added += picked.size - renewed;
  merge.kept += coming.length - picked.size;
  return [...picked.values()];
}
