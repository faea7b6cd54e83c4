import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyPluginAsync } from 'fastify';
import { authRoutes } from './auth-routes.ts';
import type { Course } from './course.ts';
import { controlRoutes } from './control-routes.ts';
import { createDemoCourse } from './demo-course.ts';
import { deepLinkingReturnRoutes } from './deep-linking-return-routes.ts';
import { discoveryRoutes } from './discovery-routes.ts';
import { Faults } from './faults.ts';
import { lineItemRoutes } from './line-item-routes.ts';
import { ListeningPort } from './listening-port.ts';
import { loginRoutes } from './login-routes.ts';
import { membershipRoutes } from './membership-routes.ts';
import { PlatformKeys } from './platform-keys.ts';
import type { PlatformState } from './platform-state.ts';
import type { Profile } from './profile.ts';
import { moodle45 } from './profiles/moodle-4.5.ts';
import type { RegisteredTool } from './registered-tool.ts';
import { RequestJournal } from './request-journal.ts';
import { resultRoutes } from './result-routes.ts';
import { RunningPlatform } from './running-platform.ts';
import { scoreRoutes } from './score-routes.ts';
import { registrationRoutes } from './registration-routes.ts';
import { answerRefusals } from './service-refusal.ts';
import { Sessions } from './sessions.ts';
import { tokenRoutes } from './token-routes.ts';

export interface PlatformOptions {
  readonly profile?: Profile;
  /** 0 = a free port. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly courses?: readonly Course[];
  /** More routes on the same port: the pages of the campus. */
  readonly pages?: (state: PlatformState) => FastifyPluginAsync;
  /** Called after a tool was registered, by hand or through the control endpoint. */
  readonly onTool?: (tool: RegisteredTool, state: PlatformState) => void;
}

/** Starts a platform in this process. Nothing is written to disk; `stop()` ends it and cuts what still hangs. */
export async function startPlatform(options: PlatformOptions = {}): Promise<RunningPlatform> {
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 1024 * 1024 });
  const host = options.host ?? '127.0.0.1';
  // The issuer is the port's address, so the port opens first; who comes before the routes are there waits for them.
  const ready = Promise.withResolvers<void>();
  const port = new ListeningPort(host, options.port ?? 0, (request, response) => {
    void ready.promise.then(() => app.routing(request, response));
  });
  await port.open();

  const profile = options.profile ?? moodle45;
  const clock = options.clock ?? Date.now;
  const faults = new Faults();
  const now = () => clock() + faults.clockOffsetMs;
  const url = `http://${host}:${port.port}`;
  const state: PlatformState = {
    profile,
    url,
    issuer: profile.issuer ?? url,
    courses: options.courses ?? [createDemoCourse()],
    tools: [],
    keys: new PlatformKeys(profile.keys, now),
    sessions: new Sessions(),
    faults,
    journal: new RequestJournal(),
    accessTokens: new Map(),
    now,
    secret: randomBytes(32),
  };
  const onTool = (tool: RegisteredTool) => options.onTool?.(tool, state);
  await state.keys.prepare();

  // Bodies stay text: the journal shows what came, and each endpoint decides which media types it reads.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  state.journal.watch(app, now);
  faults.install(app);
  await app.register(discoveryRoutes(state));
  await app.register(loginRoutes(state));
  await app.register(authRoutes(state));
  await app.register(tokenRoutes(state));
  await app.register(deepLinkingReturnRoutes(state));
  await app.register(controlRoutes(state, onTool));
  await app.register(registrationRoutes(state, onTool));
  await app.register(async (services) => {
    answerRefusals(services, state);
    for (const routes of [lineItemRoutes, scoreRoutes, resultRoutes, membershipRoutes]) {
      await services.register(routes(state));
    }
  });
  if (options.pages) await app.register(options.pages(state));
  await app.ready();
  ready.resolve();
  return new RunningPlatform(state, port, app, onTool);
}
