import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';
import { localDateSchema } from './local-time.ts';

const phraseSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

/** Days beyond it drop out at the old end. */
export const maxDaysTried = 100;

/** An if-then plan in its owner's words: "If {cue}, then I will {response}". It never leaves the device. */
export const planSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  cue: phraseSchema,
  response: phraseSchema,
  /** The nudge or module that it grew from. */
  from: z.strictObject({ kind: z.enum(['nudge', 'module']), id: identifierSchema }),
  createdAt: z.int().check(z.gte(0)),
  /** When its words were last changed, in milliseconds since 1970; left out until then. */
  changedAt: z.optional(z.int().check(z.gte(0))),
  /** The day on which its owner wants to come back to it. */
  dueOn: z.optional(localDateSchema),
  /** Days on which it was tried, in order. */
  triedOn: z.optional(z.array(localDateSchema).check(z.maxLength(maxDaysTried))),
});
export type Plan = z.infer<typeof planSchema>;
