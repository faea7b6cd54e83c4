import { maxDaysTried } from '#shared/schemas/plan.ts';
import { changeJournal } from './open-journal.ts';
import { parseStored } from './word-entries.ts';

/**
 * Writes down that a plan was tried on a day (`YYYY-MM-DD`), or takes that back; `now` in milliseconds since 1970.
 * Its words are not needed for it. Throws when the plan is gone.
 */
export function tryPlan(id: string, day: string, isTried: boolean, now: number): Promise<void> {
  return changeJournal(async (database) => {
    const transaction = database.transaction('plans', 'readwrite');
    const stored = parseStored('plans', await transaction.store.get(id));
    if (stored === null) throw new Error('no such plan');
    const { triedOn = [], ...plan } = stored;
    const others = triedOn.filter((other) => other !== day);
    const days = isTried ? [...others, day].toSorted().slice(-maxDaysTried) : others;
    await transaction.store.put({ ...plan, ...(days.length > 0 ? { triedOn: days } : {}), changedAt: now });
    await transaction.done;
  });
}
