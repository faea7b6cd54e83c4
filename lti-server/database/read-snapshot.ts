import { CompiledQuery } from 'kysely';
import type { Engine } from './open-database.ts';
import type { Database } from './schema.ts';

const begin: Record<Engine, string> = {
  // In WAL mode the first read fixes what is seen, and nobody waits for a reader.
  sqlite: 'begin deferred',
  postgres: 'begin transaction isolation level repeatable read read only',
};

/** Runs `work` on the database as it is at one moment, whatever others write meanwhile; it must only read. */
export function readSnapshot<T>(db: Database, engine: Engine, work: (snapshot: Database) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const say = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
    await say(begin[engine]);
    try {
      return await work(connection);
    } finally {
      await say('rollback').catch(() => {});
    }
  });
}
