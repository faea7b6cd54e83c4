import { keptPackSchema, type KeptPack } from './kept-pack.ts';
import { loadItem } from './load-item.ts';
import { maxPacks } from './pack-origin.ts';
import { packsItem } from './packs-item.ts';
import { writeItem } from './stored-item.ts';

/** Adds a pack or puts it in the place of the one with its id; what cannot be read goes. Only the background writes. */
export async function keepPack(pack: KeptPack, now: number): Promise<void> {
  const others = (await loadPacks(now)).filter(({ id }) => id !== pack.id);
  if (others.length >= maxPacks) throw new RangeError(`${others.length} other packs, the most is ${maxPacks} in all`);
  await writeItem(packsItem, { version: 1, packs: [...others, pack] });
}

export async function dropPack(id: string, now: number): Promise<void> {
  const others = (await loadPacks(now)).filter((pack) => pack.id !== id);
  await writeItem(packsItem, { version: 1, packs: others });
}

async function loadPacks(now: number): Promise<KeptPack[]> {
  const { packs } = await loadItem(packsItem, now);
  return packs.flatMap((raw) => {
    const parsed = keptPackSchema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
}
