// Third-party login initiation: LTI 1.3 Security Framework, 5.1.1.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addRegistration, setRegistrationStatus } from '../../lti-server/platform/registrations.ts';
import { engines } from '../support/databases.ts';
import { Visitor } from '../platform/visitor.ts';
import { expectRefusal, startLaunchRig, type LaunchRig } from './launch-rig.ts';

describe.each(engines)('logins on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  const usual = () => ({
    iss: rig.platform.issuer,
    login_hint: '4',
    target_link_uri: `${rig.url}/lti/launch`,
    client_id: rig.registered.clientId,
  });
  const login = (fields: Record<string, string>, method: 'GET' | 'POST' = 'POST') =>
    method === 'GET'
      ? new Visitor().get(`${rig.url}/lti/login?${new URLSearchParams(fields)}`)
      : new Visitor().post(`${rig.url}/lti/login`, fields);
  const redirectOf = (answer: { headers: Headers }) => new URL(answer.headers.get('location') ?? '');

  test.each(['GET', 'POST'] as const)('a %s is answered with an authentication request', async (method) => {
    const answer = await login({ ...usual(), lti_message_hint: 'hint' }, method);
    expect(answer.status).toBe(302);
    const url = redirectOf(answer);
    expect(url.origin + url.pathname).toBe(rig.platform.authUrl);
    const { state, nonce, ...fields } = Object.fromEntries(url.searchParams);
    expect(fields).toEqual({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: rig.registered.clientId,
      redirect_uri: `${rig.url}/lti/launch`,
      login_hint: '4',
      lti_message_hint: 'hint',
    });
    expect(state).toMatch(/^[\w-]{43}$/);
    expect(nonce).toMatch(/^[\w-]{43}$/);
    expect(state).not.toBe(nonce);
  });

  test.each([
    ['the JSON of Moodle', '{"cmid":"5","launchid":"ltilaunch3_123"}'],
    ['quotes, plus, ampersand, percent and spaces', '"a"+b&c=d%20%zz  é'],
    ['a JWT of 500 characters', 'x'.repeat(500)],
    ['nothing', ''],
  ])('the message hint comes back byte for byte: %s', async (_name, hint) => {
    for (const method of ['GET', 'POST'] as const) {
      const url = redirectOf(await login({ ...usual(), lti_message_hint: hint }, method));
      expect(url.searchParams.get('lti_message_hint')).toBe(hint);
    }
  });

  test.each(['iss', 'login_hint', 'target_link_uri'])('without %s it is refused', async (name) => {
    const { [name]: _left, ...fields } = { ...usual() } as Record<string, string>;
    expectRefusal(await login(fields), 'login-incomplete');
    expectRefusal(await login(fields, 'GET'), 'login-incomplete');
  });

  test.each(['iss', 'login_hint', 'target_link_uri', 'client_id', 'lti_message_hint'])(
    'with %s twice it is refused',
    async (name) => {
      const query = new URLSearchParams({ ...usual(), lti_message_hint: 'x' });
      query.append(name, 'another');
      expectRefusal(await new Visitor().get(`${rig.url}/lti/login?${query}`), 'login-incomplete');
      expectRefusal(await new Visitor().post(`${rig.url}/lti/login`, query), 'login-incomplete');
    },
  );

  test('an empty login is refused', async () => {
    expectRefusal(await login({}), 'login-incomplete');
    expectRefusal(await login({}, 'GET'), 'login-incomplete');
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'null' };
    const answer = await fetch(`${rig.url}/lti/login`, json);
    expect(answer.status).toBe(400);
  });

  test('a target on another origin is refused', async () => {
    for (const target of [
      'https://evil.example/lti/launch',
      `${rig.url}.evil.example/`,
      '//evil.example',
      'javascript:1',
    ]) {
      expectRefusal(await login({ ...usual(), target_link_uri: target }), 'target-foreign');
    }
  });

  test('an unknown platform is refused', async () => {
    expectRefusal(await login({ ...usual(), iss: 'https://unknown.example' }), 'registration-unknown');
    expectRefusal(await login({ ...usual(), client_id: 'unknown' }), 'registration-unknown');
  });

  test('without client_id it works while one registration has the issuer, and no longer', async () => {
    const { client_id: _left, ...fields } = usual();
    expect((await login(fields)).status).toBe(302);
    const { tool, platform } = rig;
    const addresses = { authUrl: platform.authUrl, tokenUrl: platform.tokenUrl, jwksUrl: platform.jwksUrl };
    const input = {
      name: 'Second',
      issuer: platform.issuer,
      clientId: 'second',
      deploymentIds: [],
      allowAnonymous: false,
    };
    await addRegistration(tool.db, { ...input, ...addresses }, 0);
    expectRefusal(await login(fields), 'registration-ambiguous');
    expect(redirectOf(await login({ ...fields, client_id: 'second' })).searchParams.get('client_id')).toBe('second');
  });

  test('a registration that is off is refused', async () => {
    await setRegistrationStatus(rig.tool.db, rig.registration.id, 'inactive');
    expectRefusal(await login(usual()), 'registration-inactive');
    await setRegistrationStatus(rig.tool.db, rig.registration.id, 'active');
  });

  test('the cookie of a login survives in a frame of another site, and only there', async () => {
    const answer = await login(usual());
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-tend-[\w-]{16}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
      ),
    ]);
  });
});
