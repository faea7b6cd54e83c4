import type { Plan } from '#shared/schemas/plan.ts';
import type { ChallengeWay } from './challenge.ts';
import type { Note } from './note.ts';

/** When something was last done to an entry: a plan that is changed is in use, and stays. */
export const noteTouchedAt = ({ writtenAt, changedAt = 0 }: Pick<Note, 'writtenAt' | 'changedAt'>): number =>
  Math.max(writtenAt, changedAt);
export const planTouchedAt = ({ createdAt, changedAt = 0 }: Pick<Plan, 'createdAt' | 'changedAt'>): number =>
  Math.max(createdAt, changedAt);
export const challengeTouchedAt = ({
  way,
  endedAt = 0,
  changedAt = 0,
}: ChallengeWay & { changedAt?: number | undefined }): number => Math.max(way.at(-1)?.from ?? 0, endedAt, changedAt);

const yearMs = 366 * 24 * 3_600_000;

/** A plan with a day to come, its own or that of a follow-up, stays until then: for a year at most, so that a slip of the pen is not for ever. */
export function planNeededAt(plan: Pick<Plan, 'createdAt' | 'changedAt' | 'dueOn' | 'course'>): number {
  const touchedAt = planTouchedAt(plan);
  const days = [plan.dueOn, ...(plan.course?.followUpsOn ?? [])].flatMap((day) => day ?? []);
  const dueAt = Math.max(...days.map((day) => Date.parse(day)).filter((at) => !Number.isNaN(at)), touchedAt);
  return Math.min(dueAt, touchedAt + yearMs);
}
