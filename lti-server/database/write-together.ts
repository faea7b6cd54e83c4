import { CompiledQuery } from 'kysely';
import { directSqliteOf, type DirectSqlite } from './direct-sqlite.ts';
import type { Bound } from './prepare-query.ts';
import { beginLight, retryConflicts, runTransaction } from './run-transaction.ts';
import type { Database } from './schema.ts';

/**
 * Makes several writes, to different rows, or none of them; light ones (run-transaction.ts). PostgreSQL is sent a
 * single statement, because each one costs a journey there and back; the embedded database has no journey to save.
 */
export async function writeTogether(db: Database, writes: readonly Bound[]): Promise<void> {
  const direct = directSqliteOf(db);
  if (!direct)
    return retryConflicts(async () => void (await db.executeQuery(joined(writes.map((write) => write(db))))));
  if (direct.isFree()) return writeDirectly(direct, db, writes);
  await runTransaction(
    db,
    async (trx) => {
      for (const write of writes) {
        const { sql, parameters } = write(trx);
        await trx.executeQuery(CompiledQuery.raw(sql, [...parameters]));
      }
    },
    { isLight: true },
  );
}

function writeDirectly(direct: DirectSqlite, db: Database, writes: readonly Bound[]): void {
  direct.run(beginLight);
  try {
    for (const write of writes) {
      const { sql, parameters } = write(db);
      direct.run(sql, parameters);
    }
    direct.run('commit');
  } catch (error) {
    direct.run('rollback');
    throw error;
  }
}

/** All but the last become common table expressions, whose parameters are counted on. */
function joined(writes: readonly ReturnType<Bound>[]): CompiledQuery {
  const parameters: unknown[] = [];
  const parts = writes.map((write) => {
    const before = parameters.length;
    parameters.push(...write.parameters);
    // Kysely writes no value into its text, so that a `$` is always a parameter.
    return write.sql.replace(/\$(\d+)/g, (_all, place: string) => `$${Number(place) + before}`);
  });
  const last = parts.pop() ?? '';
  const others = parts.map((part, index) => `"write_${index}" as (${part})`);
  return CompiledQuery.raw(others.length === 0 ? last : `with ${others.join(', ')} ${last}`, parameters);
}
