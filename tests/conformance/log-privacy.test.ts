// What is logged at the most talkative level, through a whole loop and what goes wrong in it: nothing of a person, and
// nothing that opens a door.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../bench/free-port.ts';
import { claim } from '../../lti-server/launch/claims.ts';
import { forgeLaunch, type ForgedAnswer, type ForgedLaunch } from '../platform/forge-launch.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { startPlatform } from '../platform/start-platform.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { addRegistration } from '../support/outbox.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { bootOf } from './launch-rig.ts';
import { withClaims, type Claims } from './payloads.ts';

const person = {
  sub: 'sub-quillfeather-7731',
  name: 'Wilhelmina Quillfeather',
  given_name: 'Wilhelmina',
  family_name: 'Quillfeather',
  email: 'w.quillfeather@private.example',
};
const custom = { module_id: 'notice', employee: 'staff-number-90210' };
const course = { id: 'course-id-5512', title: 'Ward Seven supervision' };
const claimed = { ...person, [claim.custom]: custom, [claim.context]: course };

describe.each(engines)('the log, on %s', (engine) => {
  let database: TestDatabase;
  let platform: RunningPlatform;
  let server: ServerProcess;
  let url: string;
  let log = '';
  const secrets = new Set<string>();

  beforeAll(async () => {
    database = await openTestDatabase(engine);
    const port = await freePort();
    url = `http://localhost:${port}`;
    platform = await startPlatform();
    const registered = platform.addTool({
      loginUrl: `${url}/lti/login`,
      redirectUris: [`${url}/lti/launch`],
      jwksUrl: `${url}/lti/keys`,
    });
    platform.course.addResourceLink({
      toolId: registered.deploymentId,
      title: 'Notice',
      custom: { module_id: 'notice' },
      lineItem: { scoreMaximum: 1, resourceId: 'notice', tag: 'tend' },
    });
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
    server = await startServerProcess(database, port, { level: 'trace', onText: (text) => void (log += text) });
  });
  afterAll(async () => {
    await server.kill();
    await platform.stop();
    await database.close();
  });

  async function launch(forged: Partial<ForgedLaunch> = {}): Promise<ForgedAnswer> {
    const { change = (claims: Claims) => claims, ...rest } = forged;
    const answer = await forgeLaunch({ platform, change: (claims) => change({ ...claims, ...claimed }), ...rest });
    const { authRequest, fields, login } = answer;
    for (const name of ['state', 'nonce', 'login_hint', 'lti_message_hint']) secrets.add(authRequest.get(name) ?? '');
    for (const name of ['state', 'id_token']) secrets.add(fields.get(name) ?? '');
    for (const cookie of login.headers.getSetCookie()) secrets.add(/=([^;]*)/.exec(cookie)?.[1] ?? '');
    return answer;
  }

  function openSession(answer: ForgedAnswer): (path: string, body?: unknown) => Promise<Response> {
    const { token } = bootOf(answer);
    secrets.add(token);
    return (path, body) =>
      fetch(`${url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
  }

  test('names nobody, and opens nothing', async () => {
    const learner = openSession(await launch());
    for (const step of bootOf(await launch()).module?.steps ?? []) {
      expect((await learner('/api/steps', { step })).status).toBe(200);
    }
    // The platform knows nobody of that id, and refuses the score.
    await vi.waitFor(() => expect(log).toContain('score sent'), 20_000);

    const roles = withClaims({ [claim.roles]: ['Instructor'] });
    const teacher = openSession(await launch({ change: roles }));
    expect((await teacher(`/api/completion?search=${person.family_name}`)).status).toBe(200);
    expect((await teacher('/api/roster/refresh', {})).status).toBe(200);
    expect((await teacher('/api/scores/resend', { all: true })).status).toBe(200);
    const picker = openSession(await launch({ messageType: 'LtiDeepLinkingRequest', change: roles }));
    const chosen = (await (await picker('/api/deep-linking/response', { moduleIds: ['notice'] })).json()) as object;
    for (const value of Object.values(chosen)) secrets.add(String(value));

    const bad: Partial<ForgedLaunch>[] = [
      { sign: 'garbled' },
      { sign: 'none' },
      { header: { kid: undefined } },
      { cookies: 'drop' },
      { change: withClaims({ nonce: person.name }) },
      { change: withClaims({ aud: person.email }) },
      { change: withClaims({ [claim.roles]: person.name }) },
      { change: withClaims({ sub: `${person.sub}\0` }) },
      { change: withClaims({ exp: person.name }) },
      { change: withClaims({ [claim.targetLinkUri]: `https://evil.example/${person.sub}` }) },
      { messageType: 'LtiDeepLinkingRequest', change: withClaims({ [claim.roles]: ['Learner'] }) },
      {
        fields: (fields) =>
          new URLSearchParams({
            state: fields.get('state') ?? '',
            error: person.name,
            error_description: `${person.name} may not`,
          }),
      },
    ];
    for (const forged of bad) {
      const answer = await launch(forged);
      if (forged.cookies !== 'drop') expect(answer.status, JSON.stringify(forged)).toBeGreaterThanOrEqual(400);
      await answer.again();
    }
    for (const body of [person, [person.name], `{"step":"${person.name}"`, { step: person.name }]) {
      expect((await learner('/api/steps', body)).status).toBe(400);
    }
    for (const path of ['/api/module?id=', '/lti/login?iss=', '/lti/page/', '/nowhere/', '/%?']) {
      await learner(path + encodeURIComponent(person.email));
    }

    expect(log).toContain('launch refused');
    expect(log).toContain('launch accepted');
    const names = platform.course.people.flatMap((member) => [member.familyName, member.email, member.username]);
    const personal = [...Object.values(person), ...Object.values(course), custom.employee, ...names];
    const told = [...personal, ...secrets].filter((value) => value.length > 2 && log.includes(value));
    expect(told).toEqual([]);
    expect(log).not.toMatch(/eyJ[\w-]{10}|Bearer|\?\w+=/);
  });
});
