import type { LogConfig } from 'kysely';
import { join } from 'node:path';
import type { Configuration } from '../configuration/read-configuration.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Database } from './schema.ts';

export type Engine = 'sqlite' | 'postgres';

/** Opens the database that the configuration names. It may be away or not yet migrated: queries then say so. */
export function openDatabase(
  configuration: Pick<Configuration, 'databaseUrl' | 'dataFolder'>,
  onIdleError: (error: Error) => void,
  log?: LogConfig,
): { db: Database; engine: Engine } {
  return configuration.databaseUrl === null
    ? { engine: 'sqlite', db: openSqlite(join(configuration.dataFolder, 'tend.sqlite'), log) }
    : { engine: 'postgres', db: openPostgres(configuration.databaseUrl, onIdleError, log) };
}
