import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect, type LogConfig } from 'kysely';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDirectly } from './direct-sqlite.ts';
import { beginLight } from './run-transaction.ts';
import type { Database, Schema } from './schema.ts';

const statementsKept = 300;

/**
 * Opens the embedded database. `synchronous=FULL` because WAL under NORMAL loses acknowledged rows in a power cut
 * (measured); a second process (the command line) waits up to five seconds for the lock.
 */
export function openSqlite(file: string, log?: LogConfig): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const sqlite = new BetterSqlite3(file);
  // The files that SQLite adds beside it (-wal, -shm) take these rights over.
  if (file !== ':memory:') chmodSync(file, 0o600);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('foreign_keys = ON');
  const prepare = keepStatements(sqlite);
  const dialect = new SqliteDialect({ database: { prepare, close: () => sqlite.close() } });
  const db = new Kysely<Schema>(log ? { dialect, log } : { dialect });
  openDirectly(db, sqlite, prepare, log);
  return db;
}

/** Kysely prepares every statement anew; preparing costs more than running one of ours. */
function keepStatements(sqlite: BetterSqlite3.Database): (sql: string) => BetterSqlite3.Statement {
  const kept = new Map<string, BetterSqlite3.Statement>();
  const levels = {
    normal: sqlite.prepare('pragma synchronous = normal'),
    full: sqlite.prepare('pragma synchronous = full'),
  };
  let level: keyof typeof levels = 'full';
  return (asked) => {
    let sql = asked;
    // A full disk ends the transaction by itself; a rollback of nothing would hide the error behind its own.
    if (sql === 'rollback' && !sqlite.inTransaction) sql = 'select 1';
    // A deferred transaction that turns to writing fails at once when another process wrote since it began, without
    // waiting for busy_timeout; one that begins immediate waits.
    if (sql === 'begin' || sql === beginLight) sql = 'begin immediate';
    let statement = kept.get(sql);
    if (!statement || statement.busy) {
      statement = sqlite.prepare(sql);
      if (kept.size >= statementsKept) kept.clear();
      kept.set(sql, statement);
    }
    // What is light does not wait for the disk. The log is written in order, so the next commit that waits makes it
    // durable too, and nothing that is kept can outlive what it was built on.
    if (!sqlite.inTransaction && !statement.readonly) {
      const wanted = asked === beginLight || asked.startsWith('insert into "session"') ? 'normal' : 'full';
      if (wanted !== level) levels[wanted].run();
      level = wanted;
    }
    return statement;
  };
}
