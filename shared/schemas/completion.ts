import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';

/** The fact that a learner finished a module. It becomes a Score only in the gradebook room of the server. */
export const completionSchema = z.strictObject({
  moduleId: identifierSchema,
  moduleVersion: z.int().check(z.gte(1)),
  completedAt: z.int().check(z.gte(0)),
});
export type Completion = z.infer<typeof completionSchema>;
