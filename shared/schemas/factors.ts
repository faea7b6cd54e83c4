import * as z from 'zod/mini';
import { behaviourSchema, contextSchema, elementSchema } from './framework.ts';

/** How long a nudge takes, in seconds. */
export const effortSchema = z.union([z.literal(15), z.literal(30), z.literal(60)]);

/**
 * The coarse sides of a nudge about which one device can learn something in half a year; single nudges are shown far
 * too seldom (behaviour.md §2.4).
 */
export const factorsSchema = z.strictObject({
  behaviour: behaviourSchema,
  element: elementSchema,
  /** The context that it was shown for, of those that it is written for. */
  context: contextSchema,
  seconds: effortSchema,
});
export type Factors = z.infer<typeof factorsSchema>;

export const factorNames = ['behaviour', 'element', 'context', 'seconds'] as const;
export type FactorName = (typeof factorNames)[number];
