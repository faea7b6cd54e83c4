import type { Plan } from '#shared/schemas/plan.ts';

/** What of a plan says when it is due; it can be read while its words are locked. */
type Follows = Pick<Plan, 'id' | 'course' | 'createdAt'>;

export interface FollowUpDue {
  planId: string;
  course: NonNullable<Plan['course']>;
}

/**
 * The follow-up that came first and is not done with, one for a course at a time; it is said once, however many days have
 * gone by. `today` as `YYYY-MM-DD`.
 */
export function followUpDue(plans: readonly Follows[], today: string): FollowUpDue | undefined {
  return plans
    .flatMap(({ id: planId, course, createdAt }) => {
      const days = course?.followUpsOn.filter((day) => day <= today && day > (course.followedUpOn ?? '')) ?? [];
      return course && days.length > 0 ? [{ planId, course, createdAt, since: days[0] ?? '' }] : [];
    })
    .toSorted((a, b) => a.since.localeCompare(b.since) || a.createdAt - b.createdAt)[0];
}
