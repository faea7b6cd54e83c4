import { CompiledQuery, type Transaction } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseFaultOf } from './database-fault.ts';
import type { Database, Schema } from './schema.ts';

export type Trx = Transaction<Schema>;

const tries = 5;

/** How a light transaction begins; the embedded database knows it by these letters. */
export const beginLight = 'begin /* light */';

interface TransactionOptions {
  /**
   * What is written would simply be done once more after a power cut, and nobody was told that it is kept: the
   * embedded database does not wait for the disk.
   */
  isLight?: boolean;
}

/**
 * Runs `work` in one transaction, again from its start when the database found a conflict (serialization failure
 * 40001, deadlock 40P01). Inside, use `trx` for every query: `db` would silently run beside the transaction. Given a
 * `trx`, it joins that transaction: what began it ends it, or runs it again.
 */
export async function runTransaction<T>(
  db: Database,
  work: (trx: Trx) => Promise<T>,
  { isLight = false }: TransactionOptions = {},
): Promise<T> {
  if (db.isTransaction) return work(db as Trx);
  return retryConflicts(() => (isLight ? lightTransaction(db, work) : db.transaction().execute(work)));
}

/** Does `work`, which is whole in itself, again when the database found a conflict. */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || databaseFaultOf(error) !== 'conflict') throw error;
      await wait(attempt * 10 * (1 + Math.random()));
    }
  }
}

function lightTransaction<T>(db: Database, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const say = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
    await say(beginLight);
    try {
      const result = await work(connection as Trx);
      await say('commit');
      return result;
    } catch (error) {
      // A connection that broke cannot be rolled back, and need not be; why it broke is what counts.
      await say('rollback').catch(() => {});
      throw error;
    }
  });
}
