import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';
import { moduleSchema } from './module.ts';
import { nudgeSchema } from './nudge.ts';
import { packNameSchema, packVersionSchema } from './pack-head.ts';
import { sourceSchema } from './source.ts';

/** The format that this Tend reads. It rises only when an older Tend could misread a newer pack. */
export const packFormat = 1;

/** A pack is text: 500 prompts in two languages come to about half of this. Bytes. */
export const maxPackBytes = 1_000_000;

/**
 * An organisation's own prompts and modules: one YAML or JSON file, taken in whole or not at all. The items are those
 * of the shipped library, under ids of their own; a pack need not cover the matrix, and Welsh may be missing.
 */
export const packSchema = z.strictObject({
  format: z.literal(packFormat),
  id: identifierSchema,
  version: packVersionSchema,
  name: packNameSchema,
  publisher: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
  nudges: z._default(z.array(nudgeSchema).check(z.maxLength(500)), []),
  modules: z._default(z.array(moduleSchema).check(z.maxLength(50)), []),
  /** Added to the shipped bibliography for the texts of this pack. */
  sources: z._default(z.array(sourceSchema).check(z.maxLength(200)), []),
});
export type Pack = z.infer<typeof packSchema>;
