import type { Transaction } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseFaultOf } from './database-fault.ts';
import type { Database, Schema } from './schema.ts';

export type Trx = Transaction<Schema>;

const tries = 5;

/**
 * Runs `work` in one transaction, again from its start when the database found a conflict (serialization failure
 * 40001, deadlock 40P01). Inside, use `trx` for every query: `db` would silently run beside the transaction.
 */
export async function runTransaction<T>(db: Database, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === tries || databaseFaultOf(error) !== 'conflict') throw error;
      await wait(attempt * 10 * (1 + Math.random()));
    }
  }
}
