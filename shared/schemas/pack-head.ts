import * as z from 'zod/mini';

// Apart from the pack: whoever only lists packs does without the schemas of modules and all their steps.

/** Rises with every change: a version that is there already, or an older one, is refused. */
export const packVersionSchema = z.int().check(z.gte(1));
/** What people call it, in the list of packs. */
export const packNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));
