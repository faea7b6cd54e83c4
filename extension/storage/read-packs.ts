import type { KeptPack } from './kept-pack.ts';
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
  if (value.packs.length === 0) return { packs: [], unreadable: 0 };
  // Most people have none, and what a pack must be is a tenth of all that Tend would have to set up to choose a prompt.
  const { keptPackSchema } = await import('./kept-pack.ts');
  const packs = value.packs.flatMap((raw) => {
    const parsed = keptPackSchema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
  return { packs, unreadable: value.packs.length - packs.length };
}
