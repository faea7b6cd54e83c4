import { Migrator, type Migration, type MigrationResultSet } from 'kysely/migration';
import * as firstTables from './migrations/001-first-tables.ts';
import * as contentPacks from './migrations/002-content-packs.ts';
import * as setupLinks from './migrations/003-setup-links.ts';
import * as operatorConsole from './migrations/004-console.ts';
import * as scoreTurns from './migrations/005-score-turns.ts';
import * as pickerAnswers from './migrations/007-picker-answers.ts';
import * as arrivedScores from './migrations/008-arrived-scores.ts';
import type { Database } from './schema.ts';

/** In order of their names; frozen once released. */
const migrations: Record<string, Migration> = {
  '001-first-tables': firstTables,
  '002-content-packs': contentPacks,
  '003-setup-links': setupLinks,
  '004-console': operatorConsole,
  '005-score-turns': scoreTurns,
  '007-picker-answers': pickerAnswers,
  '008-arrived-scores': arrivedScores,
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
  return namesOf(await migratorOf(db).migrateToLatest());
}

/** The same, no further than the migration of that name. @throws also when there is none. */
export async function migrateUpTo(db: Database, name: string): Promise<string[]> {
  return namesOf(await migratorOf(db).migrateTo(name));
}

/** The names of the migrations that have run, in order. @throws when the database is away. */
export async function listMigrations(db: Database): Promise<string[]> {
  const known = await migratorOf(db).getMigrations();
  return known.filter(({ executedAt }) => executedAt !== undefined).map(({ name }) => name);
}

/** Whether this version knows a migration of that name. */
export function isKnownMigration(name: string): boolean {
  return Object.hasOwn(migrations, name);
}

function namesOf({ error, results }: MigrationResultSet): string[] {
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Whether every migration of this version has run. @throws when the database is away. */
export async function isMigrated(db: Database): Promise<boolean> {
  const known = await migratorOf(db).getMigrations();
  return known.every((migration) => migration.executedAt !== undefined);
}
