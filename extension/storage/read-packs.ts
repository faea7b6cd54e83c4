import { keptPackSchema, type KeptPack } from './kept-pack.ts';
import { packsItem } from './packs-item.ts';
import { readItem } from './stored-item.ts';

export interface ReadPacks {
  /** In the order in which they came. */
  packs: KeptPack[];
  /** How many are there and cannot be read: their format is from another time. */
  unreadable: number;
}

export async function readPacks(): Promise<ReadPacks> {
  const { value } = await readItem(packsItem);
  const packs = value.packs.flatMap((raw) => {
    const parsed = keptPackSchema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
  return { packs, unreadable: value.packs.length - packs.length };
}
