import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../lti-server/configuration/read-configuration.ts';
import { migrate } from '../../lti-server/database/migrate.ts';
import { runServer } from '../../lti-server/run-server.ts';
import { createLogger } from '../../lti-server/serving/create-logger.ts';
import { openTool, type Tool } from '../../lti-server/tool.ts';
import { buildPages } from '../../scripts/build-parts.ts';
import type { Profile } from '../platform/profile.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { startCampus } from '../platform/start-campus.ts';
import { testModules } from './test-modules.ts';

/** The real server in this process, with two small modules, and as many campuses as a journey wants. */
export interface LtiWorld {
  tool: Tool;
  /** http://localhost:… */
  toolUrl: string;
  /** http://127.0.0.1:…: for a browser another site than the tool. It knows no tool yet, and no tool knows it. */
  openCampus(profile: Profile): Promise<RunningPlatform>;
  stop(): Promise<void>;
}

/** @param adminPassword opens the operator's console */
export async function startLtiWorld({ adminPassword }: { adminPassword?: string } = {}): Promise<LtiWorld> {
  await buildPages();
  const port = await freePort();
  const toolUrl = `http://localhost:${port}`;
  const data = await mkdtemp(join(tmpdir(), 'tend-journey-'));
  const configuration = readConfiguration({
    PORT: String(port),
    TEND_URL: toolUrl,
    TEND_DATA: data,
    ...(adminPassword !== undefined && { TEND_ADMIN_PASSWORD: adminPassword }),
  });
  const content = { modules: testModules, nudges: [], paths: [] };
  const tool = openTool({ configuration, content, log: createLogger('silent') });
  await migrate(tool.db);
  const server = await runServer(tool);
  const campuses: RunningPlatform[] = [];
  return {
    tool,
    toolUrl,
    async openCampus(profile) {
      const campus = await startCampus({ profile, hasPresets: false });
      campuses.push(campus);
      return campus;
    },
    async stop() {
      await server.stop();
      for (const campus of campuses) await campus.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
