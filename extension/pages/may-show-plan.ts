import * as z from 'zod/mini';
import { journalName } from '../storage/journal-name.ts';

/** As much of a plan as tells that it may come back. */
const returningSchema = z.object({
  dueOn: z.optional(z.string()),
  triedOn: z.optional(z.array(z.string())),
  comesAt: z.optional(z.string()),
  course: z.optional(z.object({ followUpsOn: z.array(z.string()), followedUpOn: z.optional(z.string()) })),
});

/**
 * Whether a plan may be there for the popup to show, because of its day, of the moment or of a course. It looks into
 * the database as it is: what reads and opens plans is loaded only where one comes back, and then decides. `today` as
 * `YYYY-MM-DD`; `isAtMoment` says whether Tend knows a moment to be now.
 */
export async function mayShowPlan(today: string, isAtMoment: boolean): Promise<boolean> {
  const plans = await readPlans();
  return plans.some((stored) => {
    const { data: plan } = returningSchema.safeParse(stored);
    if (!plan) return false;
    const { dueOn, triedOn = [], comesAt, course } = plan;
    const isDue = dueOn !== undefined && dueOn <= today && !triedOn.some((day) => day >= dueOn);
    const isAsked = course?.followUpsOn.some((day) => day <= today && day > (course.followedUpOn ?? '')) === true;
    return isDue || isAsked || (isAtMoment && comesAt !== undefined);
  });
}

/** Empty where there is no journal yet; none is made. */
function readPlans(): Promise<unknown[]> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(journalName);
    const none = () => resolve([]);
    opening.addEventListener('error', none);
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('success', () => {
      const database = opening.result;
      // Deleting everything must not wait for it.
      database.addEventListener('versionchange', () => database.close());
      try {
        const reading = database.transaction('plans').objectStore('plans').getAll();
        reading.addEventListener('success', () => resolve(reading.result));
        reading.addEventListener('error', none);
      } catch {
        none();
      } finally {
        // It closes once the reading is done.
        database.close();
      }
    });
  });
}
