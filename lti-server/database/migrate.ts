import { Migrator, type Migration } from 'kysely/migration';
import * as firstTables from './migrations/001-first-tables.ts';
import * as contentPacks from './migrations/002-content-packs.ts';
import type { Database } from './schema.ts';

/** In order of their names; frozen once released. */
const migrations: Record<string, Migration> = {
  '001-first-tables': firstTables,
  '002-content-packs': contentPacks,
};

function migratorOf(db: Database): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}

/**
 * Brings the tables up to date; several instances may do it at once (Kysely takes a lock).
 * @returns the names of the migrations that ran.
 * @throws the error of the migration that failed; nothing of it remains.
 */
export async function migrate(db: Database): Promise<string[]> {
  const { error, results } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Whether every migration of this version has run. @throws when the database is away. */
export async function isMigrated(db: Database): Promise<boolean> {
  const known = await migratorOf(db).getMigrations();
  return known.every((migration) => migration.executedAt !== undefined);
}
