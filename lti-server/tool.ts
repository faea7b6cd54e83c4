import type { LogConfig } from 'kysely';
import type { Logger } from 'pino';
import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Path } from '#shared/schemas/path.ts';
import type { Configuration } from './configuration/read-configuration.ts';
import { createSecretBox, type SecretBox } from './configuration/secret-box.ts';
import { openDatabase, type Engine } from './database/open-database.ts';
import type { Database } from './database/schema.ts';
import { followPacks } from './packs/follow-packs.ts';
import { createPlatformKeySets, type PlatformKeySets } from './platform/platform-key-sets.ts';
import { createMetrics, type Metrics } from './serving/metrics.ts';
import { createRefusalLog, type RefusalLog } from './serving/refusal-log.ts';

/** Everything a room may need; made once by main.ts, and by each test for itself. */
export interface Tool {
  configuration: Configuration;
  db: Database;
  engine: Engine;
  /** The newest version of every module, by id; packs that come and go change it in place. */
  modules: ReadonlyMap<string, Module>;
  nudges: readonly Nudge[];
  /** Looks whether the packs that are stored have changed. Rejects when the database is away. */
  refreshContent(): Promise<void>;
  /** How lists of modules are grouped. */
  paths: readonly Path[];
  /** Milliseconds since 1970: the only clock of the server. */
  clock: () => number;
  log: Logger;
  secretBox: SecretBox;
  platformKeySets: PlatformKeySets;
  metrics: Metrics;
  refusals: RefusalLog;
  /** Ends the connections to the database. */
  close(): Promise<void>;
}

export interface Content {
  modules: readonly Module[];
  nudges: readonly Nudge[];
  paths: readonly Path[];
}

interface ToolOptions {
  configuration: Configuration;
  content: Content;
  log: Logger;
  clock?: () => number;
  /** Told of every SQL statement (benches, tests). */
  sqlLog?: LogConfig;
}

/** Opens the tool. The database may be away: routes then answer 503 and work again when it is back. */
export function openTool({ configuration, content, log, clock = Date.now, sqlLog }: ToolOptions): Tool {
  const onIdleError = (error: Error) => log.warn({ error: error.message }, 'database dropped an idle connection');
  const { db, engine } = openDatabase(configuration, onIdleError, sqlLog);
  const { modules, nudges, refresh } = followPacks(db, content, log);
  return {
    configuration,
    db,
    engine,
    modules,
    nudges,
    refreshContent: refresh,
    paths: content.paths,
    clock,
    log,
    secretBox: createSecretBox(configuration.secrets),
    platformKeySets: createPlatformKeySets({ configuration, clock }),
    metrics: createMetrics(),
    refusals: createRefusalLog(clock),
    close: () => db.destroy(),
  };
}
