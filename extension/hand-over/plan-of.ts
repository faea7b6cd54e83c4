import type { HandOver } from '#shared/schemas/hand-over.ts';
import type { Plan, PlanMoment } from '#shared/schemas/plan.ts';

interface Keeping {
  id: string;
  /** Milliseconds since 1970. */
  now: number;
  comesAt: PlanMoment | null;
}

/** The plan to keep of what a page held out. */
export function planOf({ plan, module, followUpsOn, wayBack }: HandOver, { id, now, comesAt }: Keeping): Plan {
  const { title, behaviours } = module;
  return {
    ...{ id, ...plan, from: { kind: 'module', id: module.id }, createdAt: now },
    ...(comesAt === null ? {} : { comesAt }),
    course: { title, behaviours, followUpsOn, ...(wayBack === undefined ? {} : { wayBack }) },
  };
}

/** Whether the same words from the same module are among the plans already. */
export function isKept(plans: readonly Plan[], { plan, module }: HandOver): boolean {
  return plans.some(
    ({ from, cue, response }) =>
      from.kind === 'module' && from.id === module.id && cue === plan.cue && response === plan.response,
  );
}
