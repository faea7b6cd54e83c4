import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';

/** One entry of the bibliography. Every entry is real, and a text claims no more than its source supports. */
export const sourceSchema = z.strictObject({
  id: identifierSchema,
  authors: z.string().check(z.minLength(1)),
  year: z.int().check(z.gte(1950), z.lte(2100)),
  title: z.string().check(z.minLength(1)),
  /** Journal or publisher. */
  published: z.string().check(z.minLength(1)),
  doi: z.optional(z.string().check(z.regex(/^10\.\d{4,9}\/\S+$/))),
  url: z.optional(z.string().check(z.regex(/^https:\/\//))),
  /** What it supports and where it stops, in one or two plain sentences. */
  supports: z.string().check(z.minLength(1)),
});
export type Source = z.infer<typeof sourceSchema>;
