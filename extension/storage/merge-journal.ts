import type * as z from 'zod/mini';
import { planSchema } from '#shared/schemas/plan.ts';
import { noteSchema } from './note.ts';
import { changeJournal, withJournal, type JournalDatabase } from './open-journal.ts';
import { loggedShowSchema, type LoggedShow } from './shown-log.ts';
import { noteTouchedAt, planTouchedAt } from './touched-at.ts';
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
 * equal dates the one that is here; what is here and cannot be read stays, too. So the same file may come twice.
 */
export function mergeJournal(entries: JournalEntries): Promise<void> {
  return changeJournal(async (database) => {
    const { notes, plans, shown } = (await compare(database, entries)).toWrite;
    const transaction = database.transaction(['notes', 'plans', 'shown'], 'readwrite');
    for (const note of notes) void transaction.objectStore('notes').put(note);
    for (const plan of plans) void transaction.objectStore('plans').put(plan);
    for (const show of shown) void transaction.objectStore('shown').put(show);
    await transaction.done;
  });
}

async function compare(
  database: JournalDatabase,
  { notes, plans, shown }: JournalEntries,
): Promise<{ toWrite: JournalEntries; merge: Merge }> {
  const merge: Merge = { added: 0, renewed: 0, kept: 0 };
  const keyOfShow = ({ shownAt, nudgeId }: LoggedShow) => `${shownAt} ${nudgeId}`;
  const [storedNotes, storedPlans, storedShown] = await Promise.all([
    database.getAll('notes'),
    database.getAll('plans'),
    database.getAll('shown'),
  ]);
  const toWrite = {
    notes: pick(notes, storedNotes, noteSchema, ({ id }) => id, noteTouchedAt, merge),
    plans: pick(plans, storedPlans, planSchema, ({ id }) => id, planTouchedAt, merge),
    // An answer is the only thing that comes to a showing later.
    shown: pick(shown, storedShown, loggedShowSchema, keyOfShow, ({ answer }) => (answer === null ? 0 : 1), merge),
  };
  return { toWrite, merge };
}

/** Those of `coming` that are not in `stored`, or are later there by `rank`. Counts them on the way. */
function pick<T>(
  coming: readonly T[],
  stored: readonly unknown[],
  schema: z.ZodMiniType<T>,
  keyOf: (entry: T) => string,
  rank: (entry: T) => number,
  merge: Merge,
): T[] {
  const here = new Map<string, number>();
  for (const raw of stored) {
    const parsed = schema.safeParse(raw);
    // What cannot be read is never written over.
    here.set(keyOf(raw as T), parsed.success ? rank(parsed.data) : Infinity);
  }
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
