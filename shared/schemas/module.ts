import * as z from 'zod/mini';
import { behaviourSchema, elementSchema } from './framework.ts';
import { identifierSchema } from './identifier.ts';
import { reviewShape } from './locale.ts';
import {
  checkTextSchema,
  decideTextSchema,
  followUpTextSchema,
  keySchema,
  planTextSchema,
  questionsSchema,
  readTextSchema,
  reflectTextSchema,
  scenarioSchema,
  stepKindSchema,
} from './step.ts';

const titleSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

/** A module in one language, with the state of its review; it has a text for each of the module's steps. */
export const moduleTextSchema = z.strictObject({
  title: titleSchema,
  summary: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  read: z.optional(readTextSchema),
  decide: z.optional(decideTextSchema),
  reflect: z.optional(reflectTextSchema),
  plan: z.optional(planTextSchema),
  check: z.optional(checkTextSchema),
  followUps: z.optional(z.record(keySchema, followUpTextSchema)),
  ...reviewShape,
});

/** A learning module: what a resource link in a course opens. Language-neutral part first. */
export const moduleSchema = z.strictObject({
  id: identifierSchema,
  /** Rises with every change that a running attempt should not see. */
  version: z.int().check(z.gte(1)),
  /** About how long it takes. */
  minutes: z.int().check(z.gte(2), z.lte(20)),
  behaviours: z.array(behaviourSchema).check(z.minLength(1)),
  elements: z.array(elementSchema).check(z.minLength(1)),
  evidence: z.array(identifierSchema).check(z.minLength(1)),
  licence: z.literal('CC-BY-4.0'),
  steps: z.array(stepKindSchema).check(z.minLength(1)),
  scenario: z.optional(scenarioSchema),
  questions: z.optional(questionsSchema),
  /** Days after the completion, in order: about 2, 7 and 21 (fixed gaps do as well as growing ones, Latimier 2021). */
  followUps: z.optional(z.array(z.strictObject({ id: keySchema, day: z.int().check(z.gte(1), z.lte(90)) }))),
  /** Whoever makes a plan here may also name a problem of their team's, which begins with spotting it. */
  startsChallenge: z.optional(z.literal('spot')),
  locales: z.strictObject({ en: moduleTextSchema, cy: z.optional(moduleTextSchema) }),
});

export type Module = z.infer<typeof moduleSchema>;
export type ModuleText = z.infer<typeof moduleTextSchema>;
