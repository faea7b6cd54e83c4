import { type Behaviour, behaviours, type Context, contexts } from '#shared/schemas/framework.ts';
import type { Answer } from '#shared/schemas/history.ts';
import { contextOfMoment } from '#shared/schemas/moment.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import type { LoggedShow } from '../storage/shown-log.ts';

/** As many months as fit beside each other on a narrow page. */
const monthsShown = 6;

/** Answers of somebody who did something with a prompt, or will. */
export const takenUp: ReadonlySet<Answer | null> = new Set(['useful', 'triedIt', 'planned']);

export interface PracticeRow<K> {
  of: K;
  /** How often, month by month, in the order of `months`. */
  times: number[];
}

export interface Practice {
  /** `YYYY-MM`, oldest first, without a gap, up to this month. */
  months: string[];
  behaviours: PracticeRow<Behaviour>[];
  moments: PracticeRow<Context>[];
}

/**
 * Which behaviours were practised when, and at which moments: prompts that were taken up, and plans that were tried.
 * A plan counts for the behaviour of the prompt, or for those of the module, that it came from, and for the moments
 * that its owner gave it to, if any. Null when there is nothing to show. `today` as `YYYY-MM-DD`.
 */
export function practiceByMonth(
  {
    shown,
    plans,
    nudges,
  }: {
    shown: readonly LoggedShow[];
    plans: readonly Pick<Plan, 'from' | 'triedOn' | 'course' | 'comesAt'>[];
    nudges: readonly Nudge[];
  },
  today: string,
): Practice | null {
  const behaviourOf = new Map(nudges.map(({ id, behaviour }) => [id, behaviour]));
  const taken = shown.filter(({ answer }) => takenUp.has(answer));
  const acts = [
    ...taken.map(({ nudgeId, shownOn }) => ({ of: behaviourOf.get(nudgeId), on: shownOn })),
    ...plans.flatMap(({ from, course, triedOn = [] }) => {
      const practised = from.kind === 'nudge' ? [behaviourOf.get(from.id)] : (course?.behaviours ?? []);
      return triedOn.flatMap((on) => practised.map((of) => ({ of, on })));
    }),
  ];
  const occasions = [
    ...taken.map(({ moment, shownOn }) => ({ of: contextOfMoment[moment], on: shownOn })),
    ...plans.flatMap(({ comesAt, triedOn = [] }) => (comesAt ? triedOn.map((on) => ({ of: comesAt, on })) : [])),
  ];
  const months = monthsUpTo(
    today,
    [...acts, ...occasions].map(({ on }) => on.slice(0, 7)),
  );
  if (months.length === 0) return null;
  return {
    months,
    behaviours: rowsOf(behaviours, acts, months),
    // A moment that never came has no place in the picture; a behaviour has, since all four belong together.
    moments: rowsOf(contexts, occasions, months).filter(({ times }) => times.some((count) => count > 0)),
  };
}

function monthsUpTo(today: string, seen: readonly string[]): string[] {
  const last = today.slice(0, 7);
  const all: string[] = [];
  const [year = 0, month = 1] = last.split('-').map(Number);
  for (let back = monthsShown - 1; back >= 0; back--) {
    all.push(new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7));
  }
  const first = all.findIndex((candidate) => seen.includes(candidate));
  return first < 0 ? [] : all.slice(first);
}

function rowsOf<K>(
  keys: readonly K[],
  acts: readonly { of: K | undefined; on: string }[],
  months: readonly string[],
): PracticeRow<K>[] {
  return keys.map((key) => ({
    of: key,
    times: months.map((month) => acts.filter(({ of, on }) => of === key && on.startsWith(month)).length),
  }));
}
