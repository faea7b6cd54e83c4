import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';

/** Characters: several pages, and far from what a store refuses. */
export const maxNoteLength = 10_000;

/** Something its owner wrote, for nobody else. It never leaves the device. */
export const noteSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  text: z.string().check(z.minLength(1), z.maxLength(maxNoteLength)),
  /** The nudge that it is about, if any. */
  nudgeId: z.nullable(identifierSchema),
  /** Milliseconds since 1970. */
  writtenAt: z.int().check(z.gte(0)),
  /** When its words were last changed; left out until then. */
  changedAt: z.optional(z.int().check(z.gte(0))),
});
export type Note = z.infer<typeof noteSchema>;
