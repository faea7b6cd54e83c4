// Our server on an embedded database in a file, for the bench beside it: does what it is told over IPC, and tells how
// long its event loop was held meanwhile.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readConfiguration } from '../../lti-server/configuration/read-configuration.ts';
import { migrate } from '../../lti-server/database/migrate.ts';
import { addRegistration } from '../../lti-server/platform/registrations.ts';
import { createSetupLink } from '../../lti-server/registering/setup-link.ts';
import { runServer } from '../../lti-server/run-server.ts';
import { createLogger } from '../../lti-server/serving/create-logger.ts';
import { openTool } from '../../lti-server/tool.ts';

/** `link`: an invitation; `delay`: ms that the loop was held at most since the last time; `cpu`: ms so far. */
export type Order = { port: number } | { register: number } | 'link' | 'delay' | 'cpu';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'tend-bench-registrations-'));
process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
process.on('disconnect', () => process.exit(0));

const [{ port }] = (await once(process, 'message')) as [{ port: number }];
const url = `http://127.0.0.1:${port}`;
const configuration = readConfiguration({ PORT: String(port), TEND_URL: url, TEND_DATA: dataFolder });
const content = { modules: [], nudges: [], paths: [] };
const tool = openTool({ configuration, content, log: createLogger('silent') });
await migrate(tool.db);
await runServer(tool);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

async function obey(order: Order): Promise<unknown> {
  if (order === 'link') return (await createSetupLink(tool, { lms: 'moodle', lifetime: 3_600_000 })).url;
  if (order === 'cpu') {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
  if (order === 'delay') {
    const held = delay.max / 1e6;
    delay.reset();
    return held;
  }
  if ('register' in order) for (let index = 0; index < order.register; index++) await register(index);
  return null;
}

async function register(index: number): Promise<void> {
  const issuer = `https://lms${index}.example`;
  const addresses = { authUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, jwksUrl: `${issuer}/keys` };
  const names = { name: 'Campus', issuer, clientId: `client ${index}`, deploymentIds: ['1'], allowAnonymous: false };
  await addRegistration(tool.db, { ...names, ...addresses }, Date.now());
}

process.on('message', (order: Order) => void obey(order).then((answer) => process.send?.({ answer })));
process.send?.({ answer: url });
