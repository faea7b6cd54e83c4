import { Kysely, PostgresDialect, type LogConfig } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import type { Database, Schema } from './schema.ts';

const int8 = 20;

/**
 * Opens a pool on a PostgreSQL of version 15 or newer; no connection is made yet.
 * @param onIdleError told when the server drops an idle connection. Without a listener that would end the process.
 */
export function openPostgres(url: string, onIdleError: (error: Error) => void, log?: LogConfig): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 20_000,
    types: {
      // bigint and count(*) arrive as text; ours are milliseconds and counts, far below 2^53.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  pool.on('error', onIdleError);
  const dialect = new PostgresDialect({ pool, cursor: Cursor });
  return new Kysely<Schema>(log ? { dialect, log } : { dialect });
}
