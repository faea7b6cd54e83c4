// The session of an accepted launch: a bearer token, eight hours, one tenant.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { setDeploymentStatus } from '../../lti-server/platform/deployments.ts';
import { removeRegistration, setRegistrationStatus } from '../../lti-server/platform/registrations.ts';
import { learnerRhian, learnerSam } from '../platform/demo-course.ts';
import { forgeLaunch } from '../platform/forge-launch.ts';
import { Visitor } from '../platform/visitor.ts';
import { engines } from '../support/databases.ts';
import { bootOf, connectPlatform, expectRefusal, prepareLaunch, startLaunchRig, type LaunchRig } from './launch-rig.ts';
import { withClaims } from './payloads.ts';

const hour = 3_600_000;

describe.each(engines)('sessions on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  const ask = (token: string) => fetch(`${rig.url}/api/session`, { headers: { authorization: `Bearer ${token}` } });
  const open = async (forged = {}) => bootOf(await rig.launch(forged)).token;

  test('nobody asks without a token, or with another one', async () => {
    expect((await fetch(`${rig.url}/api/session`)).status).toBe(401);
    expect((await ask('x'.repeat(43))).status).toBe(401);
    expect((await ask('')).status).toBe(401);
    const answer = await ask('not a token');
    expect(await answer.json()).toEqual({ error: { code: 'session-ended', message: expect.any(String) } });
  });

  test('the token is nowhere in the database', async () => {
    const token = await open();
    const rows = await rig.tool.db.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await ask(token)).status).toBe(200);
  });

  test('no cookie carries the session, and the cookie of the login is gone', async () => {
    const visitor = new Visitor();
    const answer = await rig.launch({ visitor });
    bootOf(answer);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-tend-[\w-]{16}=; Max-Age=0; .*Partitioned/),
    ]);
    expect((await visitor.get(`${rig.url}/api/session`)).status).toBe(401);
  });

  test('a second person in the same browser does not disturb the first tab', async () => {
    const visitor = new Visitor();
    const sam = await open({ visitor, personId: learnerSam.id });
    const rhian = await open({ visitor, personId: learnerRhian.id });
    expect(await (await ask(sam)).json()).toMatchObject({ person: { name: 'Sam Okafor' } });
    expect(await (await ask(rhian)).json()).toMatchObject({ person: { name: 'Rhian Morgan' } });
  });

  test('it ends when it is idle for eight hours, and lives while it is used', async () => {
    const token = await open();
    for (let use = 0; use < 3; use += 1) {
      rig.tick(7 * hour);
      expect((await ask(token)).status).toBe(200);
    }
    rig.tick(8 * hour);
    expect((await ask(token)).status).toBe(401);
    rig.tick(-29 * hour);
  });

  test('it ends with its deployment, which then refuses launches too', async () => {
    const token = await open();
    const place = { registrationId: rig.registration.id, id: rig.registered.deploymentId, now: 0 };
    await setDeploymentStatus(rig.tool.db, { ...place, status: 'off' });
    expect((await ask(token)).status).toBe(401);
    expectRefusal(await rig.launch(), 'deployment-off');
    await setDeploymentStatus(rig.tool.db, { ...place, status: 'active' });
    expect((await ask(token)).status).toBe(200);
  });

  test('it ends with its registration, also between login and launch', async () => {
    const token = await open();
    const { visitor, fields } = await prepareLaunch(rig);
    await setRegistrationStatus(rig.tool.db, rig.registration.id, 'inactive');
    expect((await ask(token)).status).toBe(401);
    expectRefusal(await visitor.post(`${rig.url}/lti/launch`, fields), 'registration-inactive');
    await setRegistrationStatus(rig.tool.db, rig.registration.id, 'active');
    expect((await ask(token)).status).toBe(200);
  });

  test('an unknown deployment is kept, pending, and works when the operator has approved it', async () => {
    const elsewhere = { change: withClaims({ [claim.deploymentId]: 'elsewhere' }) };
    expectRefusal(await rig.launch(elsewhere), 'deployment-pending');
    expectRefusal(await rig.launch(elsewhere), 'deployment-pending');
    const rows = await rig.tool.db.selectFrom('deployment').selectAll().where('id', '=', 'elsewhere').execute();
    expect(rows).toMatchObject([{ registration_id: rig.registration.id, status: 'pending' }]);
    const place = { registrationId: rig.registration.id, id: 'elsewhere', now: 0 };
    await setDeploymentStatus(rig.tool.db, { ...place, status: 'active' });
    expect(bootOf(await rig.launch(elsewhere)).session.deploymentId).toBe('elsewhere');
  });

  test('the test user of a platform and teachers are not scored; learners are', async () => {
    const testUser = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';
    await open({ change: withClaims({ sub: 'tester', [claim.roles]: [testUser, 'Learner'] }) });
    await open({ change: withClaims({ sub: 'teacher', [claim.roles]: ['Instructor'] }) });
    await open({ change: withClaims({ sub: 'learner', [claim.roles]: ['Learner'] }) });
    const rows = await rig.tool.db.selectFrom('session').select(['sub', 'is_scored']).execute();
    const scored = (sub: string) => rows.find((row) => row.sub === sub)?.is_scored;
    expect([scored('tester'), scored('teacher'), scored('learner')]).toEqual([0, 0, 1]);
  });

  test('the same sub on another platform is somebody else', async () => {
    const other = await connectPlatform(rig.tool);
    const same = (name: string) => withClaims({ sub: 'same', name });
    const here = await open({ change: same('Here') });
    const there = bootOf(await forgeLaunch({ platform: other.platform, change: same('There') })).token;
    expect(await (await ask(here)).json()).toMatchObject({ person: { name: 'Here' } });
    expect(await (await ask(there)).json()).toMatchObject({ person: { name: 'There' } });
    const people = await rig.tool.db.selectFrom('person').select('name').where('sub', '=', 'same').execute();
    expect(new Set(people.map(({ name }) => name))).toEqual(new Set(['Here', 'There']));
    await other.platform.stop();
  });

  test('a token of one platform is refused under the login of another', async () => {
    const other = await connectPlatform(rig.tool);
    const { visitor, fields } = await prepareLaunch(rig);
    let claims: Record<string, unknown> = {};
    await forgeLaunch({ platform: other.platform, change: (good) => (claims = good), idToken: 'no' });
    const idToken = await other.platform.state.keys.sign(claims);
    fields.set('id_token', idToken);
    expectRefusal(await visitor.post(`${rig.url}/lti/launch`, fields), 'key-unknown');
    await other.platform.stop();
  });

  test('a removed registration leaves nothing behind, and its sessions end', async () => {
    const token = await open();
    await removeRegistration(rig.tool.db, rig.registration.id);
    expect((await ask(token)).status).toBe(401);
    const mine = rig.registration.id;
    for (const table of [
      'deployment',
      'context',
      'resource_link',
      'person',
      'membership',
      'attempt',
      'session',
    ] as const) {
      const rows = await rig.tool.db.selectFrom(table).selectAll().where('registration_id', '=', mine).execute();
      expect(rows).toEqual([]);
    }
  });
});

describe.each(engines)('anonymous visitors on %s', (engine) => {
  test('are let in where the registration allows it, and nothing is kept of them', async () => {
    const rig = await startLaunchRig(engine, { allowAnonymous: true });
    const { sub: _left, ...rest } = { sub: 'x' };
    const anonymous = { change: (claims: Record<string, unknown>) => ({ ...claims, sub: null, ...rest }) };
    const one = bootOf(await rig.launch(anonymous));
    expect(one.session.role).toBe('learner');
    expect(one.module?.id).toBe('notice');
    bootOf(await rig.launch(anonymous));
    expect(await rig.tool.db.selectFrom('person').selectAll().execute()).toEqual([]);
    expect(await rig.tool.db.selectFrom('membership').selectAll().execute()).toEqual([]);
    const sessions = await rig.tool.db.selectFrom('session').select(['sub', 'is_scored']).execute();
    expect(new Set(sessions.map(({ sub }) => sub)).size).toBe(2);
    expect(sessions.every((session) => session.is_scored === 0)).toBe(true);
    await rig.close();
  });
});
