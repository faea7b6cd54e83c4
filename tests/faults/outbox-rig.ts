import { expect } from 'vitest';
import * as z from 'zod';
import type { Engine } from '../../lti-server/database/open-database.ts';
import { freePort } from '../../bench/free-port.ts';
import type { ResourceLink } from '../platform/course.ts';
import { driveLaunch } from '../platform/drive-launch.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { startPlatform } from '../platform/start-platform.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { addRegistration } from '../support/outbox.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

export interface OutboxRig {
  platform: RunningPlatform;
  /** The tool's address. */
  url: string;
  database: TestDatabase;
  /** How many scores had effect on the cell of that person. */
  applications(sub: string): number;
  /** Launches the module as that person. */
  open(sub: string): Promise<{ token: string; steps: string[] }>;
  take(token: string, step: string): Promise<Response>;
  /** A login initiation, its redirect not followed. */
  login(): Promise<Response>;
  /** Launches the module as that person and does all of its steps, `meanwhile` between the two. */
  complete(sub: string, meanwhile?: () => Promise<void>): Promise<void>;
  /** Kills the server where it stands. */
  kill(): Promise<void>;
  start(): Promise<void>;
  state(): Promise<string | undefined>;
  reason(): Promise<string | null | undefined>;
  close(): Promise<void>;
}

const bootSchema = z.object({ token: z.string(), module: z.object({ steps: z.array(z.string()) }) });

/** The real server in a process of its own, on that database, and a platform with one activity of it. */
export async function openOutboxRig(on: Engine | TestDatabase): Promise<OutboxRig> {
  const database = typeof on === 'string' ? await openTestDatabase(on) : on;
  const port = await freePort();
  const toolUrl = `http://localhost:${port}`;
  const platform = await startPlatform();
  const registered = platform.addTool({
    loginUrl: `${toolUrl}/lti/login`,
    redirectUris: [`${toolUrl}/lti/launch`],
    jwksUrl: `${toolUrl}/lti/keys`,
  });
  const link: ResourceLink = platform.course.addResourceLink({
    toolId: registered.deploymentId,
    title: 'Notice',
    custom: { module_id: 'notice' },
    lineItem: { scoreMaximum: 1, resourceId: 'notice', tag: 'tend' },
  });
  const column = platform.gradebook.lineItemOf(link.id);
  await addRegistration(database.db, 'r1', {
    issuer: platform.issuer,
    client_id: registered.clientId,
    auth_url: platform.authUrl,
    token_url: platform.tokenUrl,
    jwks_url: platform.jwksUrl,
  });
  await database.db
    .insertInto('deployment')
    .values({ registration_id: 'r1', id: registered.deploymentId, status: 'active', created_at: 0 })
    .execute();
  const score = () => database.db.selectFrom('score').selectAll().executeTakeFirst();
  let server: ServerProcess = await startServerProcess(database, port);

  const take = (token: string, step: string) =>
    fetch(`${toolUrl}/api/steps`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ step }),
    });
  async function open(sub: string) {
    const page = await driveLaunch(platform, platform.launchUrl(link), { personId: sub });
    const json = /<script type="application\/json" id="tend-launch"[^>]*>([^]*?)<\/script>/.exec(page.body)?.[1];
    const { token, module } = bootSchema.parse(JSON.parse(json ?? 'null'));
    return { token, steps: module.steps };
  }

  return {
    platform,
    database,
    url: toolUrl,
    open,
    take,
    login() {
      const fields = { iss: platform.issuer, login_hint: '4', target_link_uri: `${toolUrl}/lti/launch` };
      return fetch(`${toolUrl}/lti/login?${new URLSearchParams(fields)}`, { redirect: 'manual' });
    },
    applications: (sub) => platform.gradebook.applications(column?.id ?? '', sub),
    async complete(sub, meanwhile) {
      const { token, steps } = await open(sub);
      await meanwhile?.();
      for (const step of steps) expect((await take(token, step)).status).toBe(200);
    },
    kill: () => server.kill(),
    async start() {
      server = await startServerProcess(database, port);
    },
    state: async () => (await score())?.state,
    reason: async () => (await score())?.last_reason,
    async close() {
      await server.kill();
      await platform.stop();
      await database.close();
    },
  };
}
