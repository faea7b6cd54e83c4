import * as z from 'zod/mini';

/** Packs of a megabyte each: half of what the browser's store holds, so that settings always find room. */
export const maxPacks = 5;

/** Where a pack was fetched from, and the hash that it had to have. */
export const packOriginSchema = z.strictObject({
  address: z.string().check(z.startsWith('https://'), z.maxLength(2000)),
  integrity: z.string().check(z.maxLength(120)),
});
export type PackOrigin = z.infer<typeof packOriginSchema>;
