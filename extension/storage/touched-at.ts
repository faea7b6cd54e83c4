import type { Plan } from '#shared/schemas/plan.ts';
import type { Note } from './note.ts';

/** When something was last done to a note or a plan: a plan that is changed is in use, and stays. */
export const noteTouchedAt = ({ writtenAt, changedAt = 0 }: Note): number => Math.max(writtenAt, changedAt);
export const planTouchedAt = ({ createdAt, changedAt = 0 }: Plan): number => Math.max(createdAt, changedAt);
