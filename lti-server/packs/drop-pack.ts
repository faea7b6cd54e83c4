import type { Database } from '../database/schema.ts';
import { readPacks } from './read-packs.ts';

export interface DroppedPack {
  name: string;
  /** Activities in courses that open one of its modules. */
  activities: number;
}

/** Removes a pack; attempts, completions and scores stay. Null when there is none of that id. */
export async function dropPack(db: Database, id: string): Promise<DroppedPack | null> {
  const found = (await readPacks(db)).find((stored) => stored.id === id);
  if (!found) return null;
  await db.deleteFrom('content_pack').where('id', '=', id).execute();
  const moduleIds = found.pack?.modules.map((module) => module.id) ?? [];
  if (moduleIds.length === 0) return { name: found.name, activities: 0 };
  const { count } = await db
    .selectFrom('resource_link')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('module_id', 'in', moduleIds)
    .executeTakeFirstOrThrow();
  return { name: found.name, activities: count };
}
