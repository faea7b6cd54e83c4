import type BetterSqlite3 from 'better-sqlite3';
import { CompiledQuery, type LogConfig } from 'kysely';
import type { Trx } from './run-transaction.ts';
import type { Database } from './schema.ts';

export type SqlValue = string | number | null;

/**
 * The embedded database without Kysely's queue for its one connection: it answers at once, and waiting in turn for it
 * costs more than most statements of a launch do.
 */
export interface DirectSqlite {
  /** Whether nobody's transaction is open: what ran now would become part of it, and be undone with it. */
  isFree(): boolean;
  /** Runs one statement. @returns the rows of one that has any. */
  run(sql: string, parameters?: readonly SqlValue[]): unknown[];
}

const known = new WeakMap<object, DirectSqlite>();

/** The direct way into an embedded database; undefined for PostgreSQL. */
export function directSqliteOf(db: Database | Trx): DirectSqlite | undefined {
  return known.get(db.getExecutor().adapter);
}

/** Opens the direct way. `log` is told of each statement, as Kysely tells it. */
export function openDirectly(
  db: Database,
  sqlite: Pick<BetterSqlite3.Database, 'inTransaction'>,
  prepare: (sql: string) => BetterSqlite3.Statement,
  log?: LogConfig,
): void {
  known.set(db.getExecutor().adapter, {
    isFree: () => !sqlite.inTransaction,
    run(sql, parameters = []) {
      const statement = prepare(sql);
      const rows = statement.reader ? statement.all(parameters) : [];
      if (!statement.reader) statement.run(parameters);
      if (typeof log === 'function') {
        void log({ level: 'query', query: CompiledQuery.raw(sql, [...parameters]), queryDurationMillis: 0 });
      }
      return rows;
    },
  });
}
