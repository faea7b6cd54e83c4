import type { Plan } from '#shared/schemas/plan.ts';

/** The plan whose day came first and that was not tried since; none before its day. `today` as `YYYY-MM-DD`. */
export function planDue<P extends Pick<Plan, 'dueOn' | 'triedOn'>>(plans: readonly P[], today: string): P | undefined {
  return plans
    .filter(({ dueOn, triedOn = [] }) => dueOn !== undefined && dueOn <= today && !triedOn.some((day) => day >= dueOn))
    .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1))[0];
}

/** The same plan, with another day to come back to it, or none. */
export function withDay({ dueOn: _dueOn, ...plan }: Plan, dueOn: string | null): Plan {
  return dueOn === null ? plan : { ...plan, dueOn };
}
