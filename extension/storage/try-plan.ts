import { maxDaysTried, planSchema } from '#shared/schemas/plan.ts';
import { changeJournal } from './open-journal.ts';

/**
 * Writes down that a plan was tried on a day (`YYYY-MM-DD`), or takes that back; `now` in milliseconds since 1970.
 * Throws when the plan is gone.
 */
export function tryPlan(id: string, day: string, isTried: boolean, now: number): Promise<void> {
  return changeJournal(async (database) => {
    const transaction = database.transaction('plans', 'readwrite');
    const parsed = planSchema.safeParse(await transaction.store.get(id));
    if (!parsed.success) throw new Error('no such plan');
    const { triedOn = [], ...plan } = parsed.data;
    const others = triedOn.filter((other) => other !== day);
    const days = isTried ? [...others, day].toSorted().slice(-maxDaysTried) : others;
    await transaction.store.put({ ...plan, ...(days.length > 0 ? { triedOn: days } : {}), changedAt: now });
    await transaction.done;
  });
}
