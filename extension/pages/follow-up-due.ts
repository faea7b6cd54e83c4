import type { Plan } from '#shared/schemas/plan.ts';

export interface FollowUpDue {
  plan: Plan;
  course: NonNullable<Plan['course']>;
}

/**
 * The follow-up that came first and is not done with, one for a course at a time; it is said once, however many days have
 * gone by. `today` as `YYYY-MM-DD`.
 */
export function followUpDue(plans: readonly Plan[], today: string): FollowUpDue | undefined {
  return plans
    .flatMap((plan) => {
      const { course } = plan;
      const days = course?.followUpsOn.filter((day) => day <= today && day > (course.followedUpOn ?? '')) ?? [];
      return course && days.length > 0 ? [{ plan, course, since: days[0] ?? '' }] : [];
    })
    .toSorted((a, b) => a.since.localeCompare(b.since) || a.plan.createdAt - b.plan.createdAt)[0];
}

/** The same plan, with every follow-up up to this day done with. */
export function withFollowUpDone({ plan, course }: FollowUpDue, today: string): Plan {
  return { ...plan, course: { ...course, followedUpOn: today } };
}
