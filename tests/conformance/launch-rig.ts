import type { LogEvent } from 'kysely';
import { expect } from 'vitest';
import messages from '#shared/messages/en/server.json' with { type: 'json' };
import type { Engine } from '../../lti-server/database/open-database.ts';
import type { RefusalReason } from '../../lti-server/launch/refusal.ts';
import { launchBootSchema, type LaunchBoot } from '../../lti-server/pages/launch-boot.ts';
import { addRegistration, type RegistrationView } from '../../lti-server/platform/registrations.ts';
import { buildServer } from '../../lti-server/server.ts';
import type { Tool } from '../../lti-server/tool.ts';
import type { ResourceLink } from '../platform/course.ts';
import { forgeLaunch, type ForgedAnswer, type ForgedLaunch } from '../platform/forge-launch.ts';
import type { RegisteredTool } from '../platform/registered-tool.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { startPlatform, type PlatformOptions } from '../platform/start-platform.ts';
import { Visitor, type Answer } from '../platform/visitor.ts';
import { openTestTool } from '../support/test-tool.ts';

interface ConnectedPlatform {
  platform: RunningPlatform;
  registered: RegisteredTool;
  registration: RegistrationView;
  /** An activity that opens the module `notice`, with a column in the gradebook. */
  link: ResourceLink;
}

/** The real server on a port of its own, and a platform on another site that knows it. */
export interface LaunchRig extends ConnectedPlatform {
  tool: Tool;
  /** `http://localhost:PORT` */
  url: string;
  /** Moves the tool's clock on, in ms; the platform's stays. */
  tick(milliseconds: number): void;
  launch(forged?: Omit<ForgedLaunch, 'platform'>): Promise<ForgedAnswer>;
  countSessions(): Promise<number>;
  /** SQL statements since the rig was started. */
  statements: string[];
  close(): Promise<void>;
}

export interface RigOptions {
  platform?: PlatformOptions;
  allowAnonymous?: boolean;
  /** The platform's own choice when left out. */
  clientId?: string;
}

export async function startLaunchRig(engine: Engine, options: RigOptions = {}): Promise<LaunchRig> {
  let offset = 0;
  const statements: string[] = [];
  const tool = await openTestTool(engine, {
    clock: () => Date.now() + offset,
    sqlLog: (event: LogEvent) => void statements.push(event.query.sql),
  });
  const server = await buildServer(tool);
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const url = address.replace('127.0.0.1', 'localhost');
  tool.configuration.url = url;

  const known = await connectPlatform(tool, options);
  return {
    tool,
    url,
    ...known,
    statements,
    tick: (milliseconds) => void (offset += milliseconds),
    launch: (forged = {}) => forgeLaunch({ platform: known.platform, ...forged }),
    async countSessions() {
      const row = await tool.db.selectFrom('session').select(tool.db.fn.countAll<number>().as('n')).executeTakeFirst();
      return row?.n ?? 0;
    },
    async close() {
      await server.close();
      await known.platform.stop();
      await tool.close();
    },
  };
}

/** Starts a platform that knows the tool, and that the tool knows. */
export async function connectPlatform(tool: Tool, options: RigOptions = {}): Promise<ConnectedPlatform> {
  const { url } = tool.configuration;
  const platform = await startPlatform(options.platform);
  const registered = platform.addTool({
    clientId: options.clientId,
    loginUrl: `${url}/lti/login`,
    redirectUris: [`${url}/lti/launch`],
    jwksUrl: `${url}/lti/keys`,
  });
  const { audience } = platform.state.profile.token;
  const registration = await addRegistration(
    tool.db,
    {
      name: 'Campus',
      issuer: platform.issuer,
      clientId: registered.clientId,
      authUrl: platform.authUrl,
      tokenUrl: platform.tokenUrl,
      jwksUrl: platform.jwksUrl,
      ...(audience.startsWith('https:') && { audience }),
      deploymentIds: [registered.deploymentId],
      allowAnonymous: options.allowAnonymous ?? false,
    },
    tool.clock(),
  );
  const link = platform.course.addResourceLink({
    toolId: registered.deploymentId,
    title: 'Notice',
    custom: { module_id: 'notice' },
    lineItem: { scoreMaximum: 1, resourceId: 'notice' },
  });
  return { platform, registered, registration, link };
}

/** What the page of an accepted launch begins with. */
export function bootOf(answer: Answer): LaunchBoot {
  expect(answer.status, answer.body).toBe(200);
  const json = /<script type="application\/json" id="tend-launch">([\s\S]*?)<\/script>/.exec(answer.body)?.[1];
  return launchBootSchema.parse(JSON.parse(json ?? 'null'));
}

/** A friendly page in our own words, under a 4xx, without a session and without anything a program would say. */
export function expectRefusal(answer: Answer, reason: RefusalReason): void {
  expect(answer.body).toContain(messages[`refusal.${reason}.title`]);
  expect(answer.body).toContain(messages[`refusal.${reason}.next`]);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.body).not.toContain('id="tend-launch"');
  expect(answer.body).not.toMatch(/\bat .*\.ts:\d+|Error:/);
}

/** Runs `attempt` and asserts that it was refused for that reason, left no session behind and did not hurt the server. */
export async function refuses(rig: LaunchRig, reason: RefusalReason, attempt: () => Promise<Answer>): Promise<Answer> {
  const before = await rig.countSessions();
  const answer = await attempt();
  expectRefusal(answer, reason);
  expect(await rig.countSessions()).toBe(before);
  expect((await fetch(`${rig.url}/healthz`)).status).toBe(200);
  return answer;
}

/** A login and the launch that the platform would post for it, not yet posted. */
export async function prepareLaunch(
  rig: LaunchRig,
  forged: Omit<ForgedLaunch, 'platform' | 'fields' | 'visitor'> = {},
): Promise<{ visitor: Visitor; fields: URLSearchParams; login: Answer }> {
  const visitor = new Visitor();
  let prepared = new URLSearchParams();
  // What is posted instead has no state, so that the login stays as it is.
  const { login } = await rig.launch({
    ...forged,
    visitor,
    fields: (fields) => {
      prepared = fields;
      return new URLSearchParams();
    },
  });
  return { visitor, fields: prepared, login };
}
