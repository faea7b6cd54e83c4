import type { Plan } from '#shared/schemas/plan.ts';
import type { Note } from './note.ts';

/** When something was last done to a note or a plan: a plan that is changed is in use, and stays. */
export const noteTouchedAt = ({ writtenAt, changedAt = 0 }: Note): number => Math.max(writtenAt, changedAt);
export const planTouchedAt = ({ createdAt, changedAt = 0 }: Plan): number => Math.max(createdAt, changedAt);

const yearMs = 366 * 24 * 3_600_000;

/** A plan whose day is yet to come stays until then: for a year at most, so that a slip of the pen is not for ever. */
export function planNeededAt(plan: Plan): number {
  const touchedAt = planTouchedAt(plan);
  const dueAt = plan.dueOn === undefined ? NaN : Date.parse(plan.dueOn);
  return Number.isNaN(dueAt) ? touchedAt : Math.max(touchedAt, Math.min(dueAt, touchedAt + yearMs));
}
