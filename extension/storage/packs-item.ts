import { keptPacksSchema, noPacks, type KeptPacks } from './kept-pack.ts';
import type { StoredItem } from './stored-item.ts';

/** Apart from the other items: the schema of a pack knows modules and all their steps, and few pages read packs. */
export const packsItem: StoredItem<KeptPacks> = { key: 'packs', schema: keptPacksSchema, fallback: noPacks };
