import * as z from 'zod/mini';
import { identifierSchema } from './identifier.ts';
import { reviewShape } from './locale.ts';

const pathTextSchema = z.strictObject({
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  summary: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  ...reviewShape,
});

/** Modules that belong together, in the order in which they are best taken. Each may still be opened by itself. */
export const pathSchema = z.strictObject({
  id: identifierSchema,
  modules: z.array(identifierSchema).check(z.minLength(2)),
  locales: z.strictObject({ en: pathTextSchema, cy: z.optional(pathTextSchema) }),
});

export type Path = z.infer<typeof pathSchema>;
