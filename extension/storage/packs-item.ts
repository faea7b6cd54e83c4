import * as z from 'zod/mini';
import type { StoredItem } from './stored-item.ts';

/** All packs. Each is checked by itself when it is read, so that one from another time does not hide the others. */
const keptPacksSchema = z.strictObject({ version: z.literal(1), packs: z.array(z.unknown()) });
type KeptPacks = z.infer<typeof keptPacksSchema>;

export const packsItem: StoredItem<KeptPacks> = {
  key: 'packs',
  schema: keptPacksSchema,
  fallback: { version: 1, packs: [] },
};
