import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';
import { stepKindSchema } from './step.ts';

const epochSchema = z.int().check(z.gte(0));

/** How far one learner is with one module behind one resource link: which steps are done, and when. Never an answer. */
export const attemptSchema = z.strictObject({
  moduleId: identifierSchema,
  /** The version that the attempt began with; it stays with it to the end. */
  moduleVersion: z.int().check(z.gte(1)),
  startedAt: epochSchema,
  /** Step kind → when it was done, milliseconds since 1970. */
  doneSteps: z.partialRecord(stepKindSchema, epochSchema),
  completedAt: z.nullable(epochSchema),
});
export type Attempt = z.infer<typeof attemptSchema>;
