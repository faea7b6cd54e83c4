import { maxDaysTried } from '#shared/schemas/plan.ts';
import { changePlanDays } from './change-plan-days.ts';

/** Writes down that a plan was tried on a day (`YYYY-MM-DD`), or takes that back; as `changePlanDays` does. */
export function tryPlan(id: string, day: string, isTried: boolean, now: number): Promise<void> {
  return changePlanDays(id, now, ({ triedOn = [], ...plan }) => {
    const others = triedOn.filter((other) => other !== day);
    const days = isTried ? [...others, day].toSorted().slice(-maxDaysTried) : others;
    return days.length > 0 ? { ...plan, triedOn: days } : plan;
  });
}
