import * as z from 'zod/mini';
import { effortSchema } from './factors.ts';
import { behaviourSchema, challengeStageSchema, contextSchema, elementSchema } from './framework.ts';
import { identifierSchema } from './identifier.ts';
import { reviewShape } from './locale.ts';

const lineSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(400));

/** Local frames that a nudge serves: King's Fund element (KF1–4), a Welsh principle (HEIW7:1–7), Our Leadership Way. */
const frameworkTagSchema = z.string().check(z.regex(/^(KF[1-4]|HEIW7:[1-7]|OLW:(heart|head|hands))$/));

/** A nudge in one language, with the state of its review. */
export const nudgeTextSchema = z.strictObject({
  /** What the card shows: one act, cue first, at most 25 words and 125 characters (checked by the writing rules). */
  text: lineSchema,
  /** Why it may help, at most 30 words; shown behind "Why this?". */
  why: lineSchema,
  /** The one thing to do, as a short phrase for lists ("Ask what gets in the way"). */
  act: lineSchema,
  /** A first draft of an if-then plan: "If {cue}, then I will {response}". */
  planSeed: z.strictObject({ cue: lineSchema, response: lineSchema }),
  ...reviewShape,
});

/** A behaviour prompt: the content item, language-neutral part first. People read "prompt"; code says nudge. */
export const nudgeSchema = z.strictObject({
  id: identifierSchema,
  version: z.int().check(z.gte(1)),
  behaviour: behaviourSchema,
  element: elementSchema,
  contexts: z.array(contextSchema).check(z.minLength(1)),
  /** When it fits, relative to the meeting or writing it is about. */
  trigger: z.enum(['before', 'during', 'after', 'any']),
  effortSeconds: effortSchema,
  load: z.enum(['low', 'mid', 'high']),
  tone: z.array(z.enum(['boundary', 'practical', 'curious', 'warm'])).check(z.minLength(1)),
  okWhenShortStaffed: z.boolean(),
  /**
   * When it would ring false: a part of the week ("look at tomorrow" on a Friday); `work-review`, where a piece of
   * work is reviewed (a pull request) and not a person's year; `interview`, where it speaks of the team's own meeting.
   */
  avoidWhen: z.array(z.enum(['start-of-day', 'end-of-day', 'friday', 'work-review', 'interview'])),
  /** True where it reads well at the start of the day, too, hours before the meeting or email that it is about. */
  readsAhead: z.optional(z.boolean()),
  /** The stage of a team's own challenge that it serves, where it serves one. */
  challengeStage: z.optional(challengeStageSchema),
  frameworks: z.array(frameworkTagSchema).check(z.minLength(1)),
  /** Ids in the bibliography, `shared/content/sources.yaml`. */
  evidence: z.array(identifierSchema).check(z.minLength(1)),
  cooldownDays: z.int().check(z.gte(1), z.lte(365)),
  variantOf: z.optional(identifierSchema),
  licence: z.literal('CC-BY-4.0'),
  locales: z.strictObject({ en: nudgeTextSchema, cy: z.optional(nudgeTextSchema) }),
});

export type Nudge = z.infer<typeof nudgeSchema>;
export type NudgeText = z.infer<typeof nudgeTextSchema>;
