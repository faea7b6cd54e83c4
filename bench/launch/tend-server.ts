// Our server as it runs in production, on an embedded database in a file. Only the sender of scores is left out: it
// works by its own clock, and what it does then is not part of a launch.
import type { LogEvent } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../../lti-server/configuration/read-configuration.ts';
import { migrate } from '../../lti-server/database/migrate.ts';
import { readContent } from '../../lti-server/read-content.ts';
import { buildServer } from '../../lti-server/server.ts';
import { createLogger } from '../../lti-server/serving/create-logger.ts';
import { openTool } from '../../lti-server/tool.ts';
import { registerPlatform } from './register-platform.ts';
import { serveMeasured } from './serve-measured.ts';

const content = path.resolve(import.meta.dirname, '../../dist/content');
const dataFolder = mkdtempSync(path.join(tmpdir(), 'tend-bench-launch-'));
process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }));

/** They begin and end a transaction, and ask for nothing; the last is written when the page is on its way (learn-family.ts). */
const isMarker = /^(begin|commit|rollback|update "registration" set "platform_family")/i;
let statements = 0;
await serveMeasured(
  async ({ port, registration, isCounting }) => {
    const url = `http://127.0.0.1:${port}`;
    const configuration = readConfiguration({ PORT: String(port), TEND_URL: url, TEND_DATA: dataFolder });
    const tool = openTool({
      configuration,
      content: readContent(content),
      log: createLogger(configuration.logLevel),
      ...(isCounting && { sqlLog: ({ query }: LogEvent) => void (isMarker.test(query.sql) || statements++) }),
    });
    await migrate(tool.db);
    await registerPlatform(tool.db, registration);
    const server = await buildServer(tool);
    await server.listen({ port, host: configuration.host });
    return { loginUrl: `${url}/lti/login`, launchUrl: `${url}/lti/launch` };
  },
  () => statements,
);
