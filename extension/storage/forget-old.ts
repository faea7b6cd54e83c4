import type * as z from 'zod/mini';
import { planSchema } from '#shared/schemas/plan.ts';
import { noteSchema } from './note.ts';
import { changeJournal } from './open-journal.ts';
import type { Sweep } from './plan-sweep.ts';
import { noteTouchedAt, planNeededAt } from './touched-at.ts';

/** Deletes what a sweep says, all or nothing. What cannot be read has no age, and is left alone. */
export function forgetOld({ wordsBefore, shownBefore }: Omit<Sweep, 'seenAt'>): Promise<void> {
  return changeJournal(async (database) => {
    const transaction = database.transaction(['notes', 'plans', 'shown'], 'readwrite');
    if (wordsBefore !== null) {
      await dropWhere(transaction.objectStore('notes'), noteSchema, (note) => noteTouchedAt(note) < wordsBefore);
      await dropWhere(transaction.objectStore('plans'), planSchema, (plan) => planNeededAt(plan) < wordsBefore);
    }
    // A key is the instant and then the nudge: the instant alone comes before all keys of that instant.
    if (shownBefore !== null) await transaction.objectStore('shown').delete(IDBKeyRange.upperBound([shownBefore]));
    await transaction.done;
  });
}

interface WritableStore {
  getAll(): Promise<unknown[]>;
  delete(id: string): Promise<void>;
}

/** Deletes the entries of a store that are old. */
async function dropWhere<T>(
  store: WritableStore,
  schema: z.ZodMiniType<T>,
  isOld: (entry: T) => boolean,
): Promise<void> {
  for (const stored of await store.getAll()) {
    const parsed = schema.safeParse(stored);
    if (parsed.success && isOld(parsed.data)) await store.delete((stored as { id: string }).id);
  }
}
