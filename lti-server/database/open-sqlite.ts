import BetterSqlite3 from 'better-sqlite3';
import { Kysely, SqliteDialect, type LogConfig, type SqliteStatement } from 'kysely';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
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
  const dialect = new SqliteDialect({
    database: { prepare: keepStatements(sqlite), close: () => sqlite.close() },
  });
  return new Kysely<Schema>(log ? { dialect, log } : { dialect });
}

/** Kysely prepares every statement anew; preparing costs more than running one of ours. */
function keepStatements(sqlite: BetterSqlite3.Database): (sql: string) => SqliteStatement {
  const kept = new Map<string, BetterSqlite3.Statement>();
  const relax = relaxIn(sqlite);
  return (sql) => {
    // A full disk ends the transaction by itself; a rollback of nothing would hide the error behind its own.
    if (sql === 'rollback' && !sqlite.inTransaction) sql = 'select 1';
    // A deferred transaction that turns to writing fails at once when another process wrote since it began, without
    // waiting for busy_timeout; one that begins immediate waits.
    if (sql === 'begin') sql = 'begin immediate';
    let statement = kept.get(sql);
    if (!statement || statement.busy) {
      statement = sqlite.prepare(sql);
      if (kept.size >= statementsKept) kept.clear();
      kept.set(sql, statement);
    }
    return shortLived.test(sql) && !sqlite.inTransaction ? relax(statement) : statement;
  };
}

/**
 * A login lives for minutes, and a session that comes alone says nothing that its person would miss: after a power cut
 * they open the activity once more. Inside a transaction, with rows that are kept, a session is as safe as these.
 */
const shortLived = /^(insert into|delete from) "login_state"|^insert into "session"/;

/**
 * Runs a statement without waiting for the disk, which costs most of a login. What a later transaction makes durable
 * includes it: the log is written in order, so a session never outlives the login that it used up.
 */
function relaxIn(sqlite: BetterSqlite3.Database): (statement: BetterSqlite3.Statement) => SqliteStatement {
  const normal = sqlite.prepare('pragma synchronous = normal');
  const full = sqlite.prepare('pragma synchronous = full');
  const relaxed = <T>(work: () => T): T => {
    normal.run();
    try {
      return work();
    } finally {
      full.run();
    }
  };
  return (statement) => ({
    reader: statement.reader,
    all: (parameters) => relaxed(() => statement.all(parameters)),
    run: (parameters) => relaxed(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters),
  });
}
