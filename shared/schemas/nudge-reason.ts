import * as z from 'zod/mini';
import { behaviourSchema, challengeStageSchema } from './framework.ts';
import { factorNames } from './factors.ts';

/** What decided that this nudge was shown and no other that fits: the answer to "why this prompt?". */
export const nudgeReasonSchema = z.discriminatedUnion('kind', [
  /** It serves the present stage of its owner's challenge. */
  z.strictObject({ kind: z.literal('challenge'), stage: challengeStageSchema }),
  /** The behaviour had not come up for a while. */
  z.strictObject({ kind: z.literal('balance'), behaviour: behaviourSchema }),
  /** Somebody is short of staff today, so only gentle ones were asked. */
  z.strictObject({ kind: z.literal('shortStaffed') }),
  /** Nudges of this kind were found useful more often than others. */
  z.strictObject({ kind: z.literal('foundUseful'), factor: z.enum(factorNames), level: z.string() }),
  z.strictObject({ kind: z.literal('neverShown') }),
  z.strictObject({ kind: z.literal('longAgo'), weeks: z.int().check(z.gte(0)) }),
]);
export type NudgeReason = z.infer<typeof nudgeReasonSchema>;
