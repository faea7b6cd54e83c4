import { createHash } from 'node:crypto';
import type { Pack } from '#shared/schemas/pack.ts';
import { runTransaction } from '../database/run-transaction.ts';
import type { Database } from '../database/schema.ts';
import { parsePack } from './read-packs.ts';

/** What became of a pack; `sameVersion` and `olderVersion` leave the one that is there, whose version is `there`. */
export type KeptPack =
  | { kind: 'added' | 'unchanged' }
  | { kind: 'replaced' | 'sameVersion' | 'olderVersion'; there: number };

/**
 * Stores a checked pack in the place of its older version. The same pack once more changes nothing, so that a script
 * may add it on every roll-out. `now` in milliseconds since 1970.
 */
export async function keepPack(db: Database, pack: Pack, now: number): Promise<KeptPack> {
  const content = JSON.stringify(pack);
  const digest = createHash('sha256').update(content).digest('hex');
  const { id, version, name, publisher = null } = pack;
  return runTransaction(db, async (trx): Promise<KeptPack> => {
    const found = await trx
      .selectFrom('content_pack')
      .select(['version', 'digest', 'content'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (found?.digest === digest) return { kind: 'unchanged' };
    // One that cannot be read serves nobody: whatever replaces it is better.
    if (found && found.version >= version && parsePack(found.content)) {
      return { kind: found.version === version ? 'sameVersion' : 'olderVersion', there: found.version };
    }
    const row = { version, name, publisher, digest, content, added_at: now };
    await trx
      .insertInto('content_pack')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    return found ? { kind: 'replaced', there: found.version } : { kind: 'added' };
  });
}
