import * as z from 'zod/mini';
import { behaviourSchema } from './framework.ts';
import { identifierSchema } from './identifier.ts';
import { localDateSchema } from './local-time.ts';
import { plainLineSchema } from './plain-line.ts';
import { wayBackSchema } from './way-back.ts';

/** Characters of either half. */
export const maxPhraseLength = 300;
const phraseSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(maxPhraseLength));

/** Days beyond it drop out at the old end. */
export const maxDaysTried = 100;

/** When a plan may come back by itself: the contexts that Tend notices. */
export const planMoments = ['one-to-one', 'meeting', 'email', 'review', 'calendar'] as const;
export const planMomentSchema = z.enum(planMoments);
export type PlanMoment = z.infer<typeof planMomentSchema>;

/** What a plan that was made in a course brings along. */
export const planCourseSchema = z.strictObject({
  /** Of its module. */
  title: plainLineSchema(120),
  /** What the module practises. */
  behaviours: z.array(behaviourSchema).check(z.minLength(1), z.maxLength(4)),
  /** The days on which the course asks what became of the plan, in order. */
  followUpsOn: z.array(localDateSchema).check(z.maxLength(5)),
  wayBack: z.optional(wayBackSchema),
  /** Follow-ups up to this day are done with, for the extension. */
  followedUpOn: z.optional(localDateSchema),
});

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
  /** When it comes back by itself; left out for never. */
  comesAt: z.optional(planMomentSchema),
  /** The last day on which its owner said "not yet". */
  notYetOn: z.optional(localDateSchema),
  course: z.optional(planCourseSchema),
});
export type Plan = z.infer<typeof planSchema>;
