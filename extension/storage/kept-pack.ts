import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { nudgeSchema } from '#shared/schemas/nudge.ts';
import { packSchema } from '#shared/schemas/pack.ts';

/** Packs of a megabyte each: half of what the browser's store holds, so that settings always find room. */
export const maxPacks = 5;

/** Where a pack was fetched from, and the hash that it had to have. */
export const packOriginSchema = z.strictObject({
  address: z.string().check(z.startsWith('https://'), z.maxLength(2000)),
  integrity: z.string().check(z.maxLength(120)),
});
export type PackOrigin = z.infer<typeof packOriginSchema>;

/** A pack as the extension keeps it: its prompts and what the list says of it. Modules are opened in a course. */
export const keptPackSchema = z.strictObject({
  id: identifierSchema,
  version: packSchema.shape.version,
  name: packSchema.shape.name,
  publisher: z.nullable(z.string()),
  nudges: z.array(nudgeSchema).check(z.minLength(1)),
  moduleCount: z.int().check(z.gte(0)),
  /** Null for one that came as a file. */
  from: z.nullable(packOriginSchema),
  /** Milliseconds since 1970. */
  keptAt: z.int().check(z.gte(0)),
});
export type KeptPack = z.infer<typeof keptPackSchema>;

/** All packs. Each is checked by itself when it is read, so that one from another time does not hide the others. */
export const keptPacksSchema = z.strictObject({ version: z.literal(1), packs: z.array(z.unknown()) });
export type KeptPacks = z.infer<typeof keptPacksSchema>;

export const noPacks: KeptPacks = { version: 1, packs: [] };
