import type { LogConfig } from 'kysely';
import type { Logger } from 'pino';
import type { Configuration } from '../../lti-server/configuration/read-configuration.ts';
import type { Engine } from '../../lti-server/database/open-database.ts';
import { createLogger } from '../../lti-server/serving/create-logger.ts';
import { openTool, type Content, type Tool } from '../../lti-server/tool.ts';
import { openTestDatabase } from './databases.ts';
import { testModules } from './test-modules.ts';

export interface TestToolOptions {
  configuration?: Partial<Configuration>;
  content?: Partial<Content>;
  clock?: () => number;
  log?: Logger;
  sqlLog?: LogConfig;
  /** Without tables yet, when false. */
  migrated?: boolean;
}

/** A tool on a fresh database of that engine, with two small modules; `close` removes the database again. */
export async function openTestTool(engine: Engine, options: TestToolOptions = {}): Promise<Tool> {
  const database = await openTestDatabase(engine, { migrated: options.migrated ?? true });
  await database.db.destroy();
  const tool = openTool({
    configuration: {
      port: 0,
      host: '127.0.0.1',
      url: 'http://localhost:3000',
      isLoopback: true,
      databaseUrl: database.databaseUrl,
      dataFolder: database.dataFolder,
      secrets: ['a secret for tests, of more than 32 characters'],
      adminPassword: null,
      logLevel: 'silent',
      privateHosts: [],
      trustProxy: [],
      metricsToken: null,
      retentionMonths: null,
      ...options.configuration,
    },
    content: { modules: testModules, nudges: [], paths: [], ...options.content },
    log: options.log ?? createLogger('silent'),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.sqlLog ? { sqlLog: options.sqlLog } : {}),
  });
  return {
    ...tool,
    async close() {
      await tool.close();
      await database.close();
    },
  };
}
