import { stateOf } from './challenge.ts';
import { changeJournal } from './open-journal.ts';
import type { Sweep } from './plan-sweep.ts';
import { challengeTouchedAt, noteTouchedAt, planNeededAt } from './touched-at.ts';
import { type LockedEntries, parseStored, type WordEntries, type WordStore } from './word-entries.ts';

/**
 * Deletes what a sweep says, all or nothing, locked or not. What cannot be read has no age, and is left alone. Of a
 * challenge that is still on only the words go: it is at its stage, and prompts walk with it.
 */
export function forgetOld({ wordsBefore, shownBefore }: Omit<Sweep, 'seenAt'>): Promise<void> {
  return changeJournal(async (database) => {
    const transaction = database.transaction(['notes', 'plans', 'challenges', 'shown'], 'readwrite');
    if (wordsBefore !== null) {
      await forgetWhere(transaction.objectStore('notes'), 'notes', (note) => noteTouchedAt(note) < wordsBefore);
      await forgetWhere(transaction.objectStore('plans'), 'plans', (plan) => planNeededAt(plan) < wordsBefore);
      const isOld = (challenge: Stored<'challenges'>) => challengeTouchedAt(challenge) < wordsBefore;
      await forgetWhere(transaction.objectStore('challenges'), 'challenges', isOld, wordless);
    }
    // A key is the instant and then the nudge: the instant alone comes before all keys of that instant.
    if (shownBefore !== null) await transaction.objectStore('shown').delete(IDBKeyRange.upperBound([shownBefore]));
    await transaction.done;
  });
}

type Stored<S extends WordStore> = WordEntries[S] | LockedEntries[S];

/** What is left of a challenge without its words; null when it goes, too. */
export function wordless(challenge: Stored<'challenges'>): WordEntries['challenges'] | null {
  if (stateOf(challenge) !== 'on') return null;
  return { id: challenge.id, text: '', outcome: '', way: challenge.way };
}

async function forgetWhere<S extends WordStore>(
  entries: WritableStore,
  store: S,
  isOld: (entry: Stored<S>) => boolean,
  leave: (entry: Stored<S>) => Stored<S> | null = () => null,
): Promise<void> {
  for (const raw of await entries.getAll()) {
    const entry = parseStored(store, raw);
    if (entry === null || !isOld(entry)) continue;
    const left = leave(entry);
    await (left ? entries.put(left) : entries.delete(entry.id));
  }
}

interface WritableStore {
  getAll(): Promise<unknown[]>;
  put(entry: unknown): Promise<unknown>;
  delete(id: string): Promise<void>;
}
