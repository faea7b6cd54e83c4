import { changePlanDays } from './change-plan-days.ts';

/**
 * Writes down that the follow-ups of a plan up to this day (`YYYY-MM-DD`) are done with; as `changePlanDays` does. An
 * earlier day, from a page that was left open, takes nothing back.
 */
export function followUpPlan(id: string, on: string, now: number): Promise<void> {
  return changePlanDays(id, now, ({ course, ...plan }) => {
    if (!course) return plan;
    const before = course.followedUpOn ?? '';
    return { ...plan, course: { ...course, followedUpOn: on > before ? on : before } };
  });
}
