import { packSchema, type Pack } from '#shared/schemas/pack.ts';
import type { Database } from '../database/schema.ts';

export interface StoredPack {
  id: string;
  version: number;
  name: string;
  publisher: string | null;
  addedAt: number;
  /** Null when what is stored does not parse: made by a newer Tend, say, or spoilt. */
  pack: Pack | null;
}

/** Every pack that is stored, in the order of ids. One that cannot be read is listed without its content. */
export async function readPacks(db: Database): Promise<StoredPack[]> {
  const rows = await db.selectFrom('content_pack').selectAll().orderBy('id').execute();
  return rows.map(({ id, version, name, publisher, added_at, content }) => ({
    id,
    version,
    name,
    publisher,
    addedAt: added_at,
    pack: parsePack(content),
  }));
}

/** A pack as it is stored; null when it does not parse. */
export function parsePack(content: string): Pack | null {
  try {
    const parsed = packSchema.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
