import type { PlanMoment, Plan } from '#shared/schemas/plan.ts';
import { contextOfMoment, type Moment } from '#shared/schemas/moment.ts';
import type { Snapshot } from './read-snapshot.ts';

/** A card that was shown longer ago belongs to another moment. */
const recentMs = 60 * 60_000;

interface Noticed extends Pick<Snapshot, 'offer' | 'memory' | 'now'> {
  calendarMoment: Moment | null;
}

/**
 * The moment that Tend knows to be now: one of the calendar's, or else the one of the prompt that waits or was shown
 * within the hour. Nothing is noticed for the sake of a plan.
 */
export function momentNow({ calendarMoment, offer: { waiting }, memory, now }: Noticed): Moment | null {
  if (calendarMoment !== null) return calendarMoment;
  if (waiting?.on === now.date) return waiting.moment ?? null;
  const shown = memory.recent.findLast((entry) => entry.factors !== null);
  return shown && now.epoch - shown.shownAt >= 0 && now.epoch - shown.shownAt < recentMs ? shown.moment : null;
}

/** What of a plan says when it comes back; it can be read while its words are locked. */
type Comes = Pick<Plan, 'comesAt' | 'notYetOn' | 'triedOn' | 'createdAt'>;

/**
 * The plan that comes back at this moment: one that its owner gave to such moments, that was neither tried nor put off
 * today, and that was not tried for the longest time. `today` as `YYYY-MM-DD`.
 */
export function planAtMoment<P extends Comes>(
  plans: readonly P[],
  moment: Moment | null,
  today: string,
): P | undefined {
  if (moment === null) return undefined;
  const context: string = contextOfMoment[moment];
  const lastTried = ({ triedOn }: Comes) => triedOn?.at(-1) ?? '';
  return plans
    .filter(({ comesAt, notYetOn, triedOn = [] }) => isAt(comesAt) && notYetOn !== today && !triedOn.includes(today))
    .toSorted((a, b) => lastTried(a).localeCompare(lastTried(b)) || a.createdAt - b.createdAt)[0];

  function isAt(comesAt: PlanMoment | undefined): boolean {
    return comesAt !== undefined && comesAt === context;
  }
}
