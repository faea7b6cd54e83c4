import { changeJournal } from './open-journal.ts';
import { type LockedEntries, parseStored, type WordEntries } from './word-entries.ts';

type StoredPlan = WordEntries['plans'] | LockedEntries['plans'];

/**
 * Changes what stands beside the words of a plan, such as its days: also while the words are locked. `now` in
 * milliseconds since 1970. Throws when the plan is gone. Only the background writes.
 */
export function changePlanDays(id: string, now: number, change: (plan: StoredPlan) => StoredPlan): Promise<void> {
  return changeJournal(async (database) => {
    const transaction = database.transaction('plans', 'readwrite');
    const stored = parseStored('plans', await transaction.store.get(id));
    if (stored === null) throw new Error('no such plan');
    await transaction.store.put({ ...change(stored), changedAt: now });
    await transaction.done;
  });
}
