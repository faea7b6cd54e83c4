import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { nudgeSchema } from '#shared/schemas/nudge.ts';
import { packNameSchema, packVersionSchema } from '#shared/schemas/pack-head.ts';
import { packOriginSchema } from './pack-origin.ts';

/** A pack as the extension keeps it: its prompts and what the list says of it. Modules are opened in a course. */
export const keptPackSchema = z.strictObject({
  id: identifierSchema,
  version: packVersionSchema,
  name: packNameSchema,
  publisher: z.nullable(z.string()),
  nudges: z.array(nudgeSchema).check(z.minLength(1)),
  moduleCount: z.int().check(z.gte(0)),
  /** Null for one that came as a file. */
  from: z.nullable(packOriginSchema),
  /** Milliseconds since 1970. */
  keptAt: z.int().check(z.gte(0)),
});
export type KeptPack = z.infer<typeof keptPackSchema>;
