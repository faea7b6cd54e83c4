import { sql, type LogConfig } from 'kysely';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { migrate } from '../../lti-server/database/migrate.ts';
import { openDatabase, type Engine } from '../../lti-server/database/open-database.ts';
import { openPostgres } from '../../lti-server/database/open-postgres.ts';
import { openSqlite } from '../../lti-server/database/open-sqlite.ts';
import type { Database } from '../../lti-server/database/schema.ts';

/** Both engines, for `describe.each(engines)('… on %s', (engine) => …)`: every database test runs on each. */
export const engines = ['sqlite', 'postgres'] as const satisfies readonly Engine[];

export interface TestDatabase {
  engine: Engine;
  db: Database;
  /** What `readConfiguration` would say of this database; a second process can open it by them. */
  databaseUrl: string | null;
  dataFolder: string;
  /** Closes it and removes it. */
  close(): Promise<void>;
}

/** A fresh, empty database of that engine, migrated unless told otherwise. */
export async function openTestDatabase(
  engine: Engine,
  { migrated = true, log }: { migrated?: boolean; log?: LogConfig } = {},
): Promise<TestDatabase> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tend-test-'));
  const server = engine === 'postgres' ? await createPostgresDatabase() : null;
  const databaseUrl = server?.url ?? null;
  const { db } = openDatabase({ databaseUrl, dataFolder }, () => {}, log);
  if (migrated) await migrate(db);
  return {
    engine,
    db,
    databaseUrl,
    dataFolder,
    async close() {
      await db.destroy();
      await server?.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on the server itself, outside every database under test. */
export async function administerPostgres(statement: string): Promise<void> {
  const url = inject('postgresUrl');
  if (!url) {
    throw new Error('These tests need a PostgreSQL server. As root on Debian: apt-get install postgresql');
  }
  const db = openPostgres(url, () => {});
  try {
    await sql.raw(statement).execute(db);
  } finally {
    await db.destroy();
  }
}

/** Takes the database away as an outage would, until the returned function is called. */
export async function takeDatabaseAway({
  engine,
  db,
  databaseUrl,
  dataFolder,
}: TestDatabase): Promise<() => Promise<void>> {
  if (engine === 'postgres') {
    const name = new URL(String(databaseUrl)).pathname.slice(1);
    await administerPostgres(`alter database ${name} allow_connections false`);
    await administerPostgres(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    return () => administerPostgres(`alter database ${name} allow_connections true`);
  }
  // Another process that holds on to the file; the tool would wait five seconds before it gives up.
  await sql`pragma busy_timeout = 0`.execute(db);
  const holder = openSqlite(join(dataFolder, 'tend.sqlite'));
  await sql`begin immediate`.execute(holder);
  return () => holder.destroy();
}

async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `tend_${randomBytes(6).toString('hex')}`;
  await administerPostgres(`create database ${name}`);
  const url = new URL(String(inject('postgresUrl')));
  url.pathname = name;
  return { url: url.href, drop: () => administerPostgres(`drop database ${name} with (force)`) };
}
