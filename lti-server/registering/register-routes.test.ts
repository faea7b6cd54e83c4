import type { FastifyInstance } from 'fastify';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import messages from '#shared/messages/en/server.json' with { type: 'json' };
import { engines } from '../../tests/support/databases.ts';
import { startRegisteringPlatform, type RegisteringPlatform } from '../../tests/support/registering-platform.ts';
import { serve } from '../../tests/support/serve-json.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import type { Engine } from '../database/open-database.ts';
import { listDeployments } from '../platform/deployments.ts';
import { listRegistrations, setRegistrationStatus } from '../platform/registrations.ts';
import { createLogger } from '../serving/create-logger.ts';
import { buildServer } from '../server.ts';
import type { Tool } from '../tool.ts';
import type { RegisteringReason } from './registering-error.ts';
import { createSetupLink, findSetupLink, type Lms } from './setup-link.ts';

const toolMember = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const secretText = 'a text that the platform wrote';
let tool: Tool;
let server: FastifyInstance;
let platform: RegisteringPlatform;
let logged: string;

async function start(engine: Engine, family?: string): Promise<void> {
  logged = '';
  const sink = new Writable({ write: (chunk, _encoding, done) => ((logged += String(chunk)), done()) });
  tool = await openTestTool(engine, { log: createLogger('info', sink) });
  server = await buildServer(tool);
  platform = await startRegisteringPlatform(family);
}
afterEach(async () => {
  await platform.close();
  await server.close();
  await tool.close();
});

const setupOf = async (lms: Lms) =>
  String(new URL((await createSetupLink(tool, { lms, lifetime: 3_600_000 })).url).searchParams.get('setup'));
const openid = () => `${platform.url}/mod/lti/openid-configuration.php`;
const visit = (query: Record<string, string>, headers: Record<string, string> = {}) =>
  server.inject({ url: `/lti/register?${new URLSearchParams(query)}`, headers });
const register = async (lms: Lms = 'moodle', setup?: string) =>
  visit({ setup: setup ?? (await setupOf(lms)), openid_configuration: openid(), registration_token: 'a.b.c' });
const sent = () => JSON.parse(platform.heard.at(-1)?.body ?? '') as Record<string, unknown>;

/** A friendly page under a 4xx, nothing registered, nothing of the platform's text told or logged. */
async function expectRefused(answer: Awaited<ReturnType<typeof visit>>, reason: RegisteringReason): Promise<void> {
  expect(answer.body).toContain(messages[`register.${reason}.title`]);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.body).not.toContain(secretText);
  expect(logged).not.toContain(secretText);
  expect(logged).toContain(`"reason":"${reason}"`);
  expect(await listRegistrations(tool.db)).toEqual([]);
}

describe.each(engines)('a platform with a setup link on %s', (engine) => {
  beforeEach(() => start(engine));

  test('registers itself, and waits for the operator', async () => {
    const setup = await setupOf('moodle');
    const answer = await register('moodle', setup);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.body).toContain(messages['registered.title']);
    expect(answer.body).toContain('AbC012345678901');
    expect(answer.headers['content-security-policy']).toContain(`frame-ancestors ${platform.url}`);
    const [registration] = await listRegistrations(tool.db);
    expect(registration).toMatchObject({
      issuer: platform.url,
      clientId: 'AbC012345678901',
      authUrl: `${platform.url}/mod/lti/auth.php`,
      tokenUrl: `${platform.url}/mod/lti/token.php`,
      jwksUrl: `${platform.url}/mod/lti/certs.php`,
      audience: null,
      allowAnonymous: false,
      status: 'pending',
    });
    expect(await listDeployments(tool.db)).toMatchObject([{ id: '7', status: 'active' }]);
    expect(platform.heard.map(({ method, authorization }) => [method, authorization])).toEqual([
      ['GET', 'Bearer a.b.c'],
      ['POST', 'Bearer a.b.c'],
    ]);
    expect(await findSetupLink(tool, setup)).toBeNull();
    expect(logged).not.toContain(setup);
  });

  test('may not launch before it is approved', async () => {
    await register();
    const login = { iss: platform.url, login_hint: '4', target_link_uri: `${tool.configuration.url}/lti/launch` };
    const before = await server.inject({ url: `/lti/login?${new URLSearchParams(login)}` });
    expect(before.statusCode).toBe(403);
    expect(before.body).toContain(messages['refusal.registration-pending.title']);
    const [registration] = await listRegistrations(tool.db);
    await setRegistrationStatus(tool.db, String(registration?.id), 'active');
    expect((await server.inject({ url: `/lti/login?${new URLSearchParams(login)}` })).statusCode).toBe(302);
  });

  test('registers once, also when it tries twice at once', async () => {
    const setup = await setupOf('moodle');
    const answers = await Promise.all([register('moodle', setup), register('moodle', setup)]);
    expect(answers.map((answer) => answer.statusCode).toSorted((one, other) => one - other)).toEqual([200, 403]);
    expect(await listRegistrations(tool.db)).toHaveLength(1);
  });

  test('does not overwrite what is registered', async () => {
    await register();
    const [registration] = await listRegistrations(tool.db);
    await setRegistrationStatus(tool.db, String(registration?.id), 'active');
    platform.configuration['jwks_uri'] = `${platform.url}/mod/lti/other-keys.php`;
    const again = await register();
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain(messages['register.exists.title']);
    expect(await listRegistrations(tool.db)).toEqual([{ ...registration, status: 'active' }]);
  });

  test('does not make the launches of another ambiguous while it waits', async () => {
    await register();
    const [registration] = await listRegistrations(tool.db);
    await setRegistrationStatus(tool.db, String(registration?.id), 'active');
    platform.answers.registration = { status: 201, body: '{"client_id":"another"}' };
    expect((await register()).statusCode).toBe(200);
    const login = { iss: platform.url, login_hint: '4', target_link_uri: `${tool.configuration.url}/lti/launch` };
    expect((await server.inject({ url: `/lti/login?${new URLSearchParams(login)}` })).statusCode).toBe(302);
  });
});

describe('what the tool says of itself', () => {
  test('to Moodle: its domain with port, names but no e-mail, the services offered and needed', async () => {
    await start('sqlite');
    await register();
    expect(sent()).toMatchObject({
      application_type: 'web',
      response_types: ['id_token'],
      grant_types: ['implicit', 'client_credentials'],
      initiate_login_uri: 'http://localhost:3000/lti/login',
      redirect_uris: ['http://localhost:3000/lti/launch'],
      client_name: 'Tend',
      logo_uri: 'http://localhost:3000/assets/icon.svg',
      jwks_uri: 'http://localhost:3000/lti/keys',
      token_endpoint_auth_method: 'private_key_jwt',
      scope: [
        'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
        'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
        'https://purl.imsglobal.org/spec/lti-ags/scope/score',
        'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
      ].join(' '),
      [toolMember]: {
        domain: 'localhost:3000',
        target_link_uri: 'http://localhost:3000/lti/launch',
        claims: ['iss', 'sub', 'name', 'given_name', 'family_name'],
        messages: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest' }],
      },
    });
    expect(platform.heard.at(-1)?.body).not.toContain('email');
  });

  test('to Canvas: placements, privacy level and custom parameters', async () => {
    await start('sqlite', 'canvas');
    platform.answers.registration = { status: 201, body: '{"client_id":"149710000000000004"}' };
    expect((await register('canvas')).statusCode).toBe(200);
    expect(sent()[toolMember]).toMatchObject({
      'https://canvas.instructure.com/lti/privacy_level': 'name_only',
      messages: [
        { type: 'LtiDeepLinkingRequest', placements: expect.arrayContaining(['assignment_selection']) },
        { type: 'LtiResourceLinkRequest', placements: ['course_navigation'] },
      ],
    });
    // Nothing is asked that no launch is read for.
    expect(sent()[toolMember]).toHaveProperty('custom_parameters', {
      canvas_api_domain: '$Canvas.api.domain',
      canvas_course_id: '$Canvas.course.id',
    });
    // Its deployments are learnt when they launch.
    expect(await listDeployments(tool.db)).toEqual([]);
  });

  test('goes without a token to a platform that gives none', async () => {
    await start('sqlite', 'desire2learn');
    const answer = await visit({ setup: await setupOf('brightspace'), openid_configuration: openid() });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(platform.heard.map(({ authorization }) => authorization)).toEqual([null, null]);
  });

  test('is answered with a client ID that keeps every digit, though no quotes stand around it', async () => {
    await start('sqlite', 'canvas');
    platform.answers.registration = { body: '{"client_id":149710000000000004321}' };
    await register('canvas');
    expect(await listRegistrations(tool.db)).toMatchObject([{ clientId: '149710000000000004321' }]);
  });
});

describe('refused, with a friendly page and nothing registered:', () => {
  beforeEach(() => start('sqlite'));

  test.each([
    ['no setup link', {}],
    ['a setup link that nobody made', { setup: 'x'.repeat(43) }],
    ['a setup link that was cut', { setup: 'x' }],
  ])('%s, before anything is fetched', async (_, query) => {
    await expectRefused(await visit({ ...query, openid_configuration: openid() }), 'link-unknown');
    expect(platform.heard).toEqual([]);
  });

  test('a setup link that has expired', async () => {
    const setup = await setupOf('moodle');
    await tool.db.updateTable('setup_link').set({ expires_at: tool.clock() }).execute();
    await expectRefused(await register('moodle', setup), 'link-unknown');
    expect(platform.heard).toEqual([]);
  });

  test('no openid_configuration, two of them, or a token with a line break', async () => {
    const setup = await setupOf('moodle');
    await expectRefused(await visit({ setup }), 'incomplete');
    const twice = `/lti/register?setup=${setup}&openid_configuration=a&openid_configuration=b`;
    await expectRefused(await server.inject({ url: twice }), 'incomplete');
    const broken = { setup, openid_configuration: openid(), registration_token: 'a\r\nX-Other: b' };
    await expectRefused(await visit(broken), 'incomplete');
  });

  test.each([
    'http://127.0.0.1:PORT/mod/lti/openid-configuration.php',
    'http://127.1:PORT/x',
    'https://0x7f000001/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://169.254.169.254/latest/meta-data/',
    'http://campus.example.org/x',
    'https://admin:secret@campus.example.org/x',
    'file:///etc/passwd',
    'not an address',
  ])('the address %s, when the tool stands on the internet', async (address) => {
    tool.configuration.isLoopback = false;
    const openid_configuration = address.replace('PORT', new URL(platform.url).port);
    const answer = await visit({ setup: await setupOf('other'), openid_configuration });
    await expectRefused(answer, 'address-refused');
    expect(answer.body).not.toContain('secret');
    expect(platform.heard).toEqual([]);
  });

  test('a configuration that claims to be hosted Canvas with keys of its own', async () => {
    platform.configuration['issuer'] = 'https://canvas.instructure.com';
    await expectRefused(await register('other'), 'configuration-foreign');
    await expectRefused(await register('moodle'), 'configuration-foreign');
    expect(platform.heard.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint', 'issuer'])(
    'a configuration whose %s lies elsewhere',
    async (member) => {
      platform.configuration[member] = 'https://campus.example.org/x';
      await expectRefused(await register('moodle'), 'configuration-foreign');
      await expectRefused(await register('other'), 'configuration-foreign');
    },
  );

  test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint', 'issuer'])(
    'a configuration without %s, or with one that is no address',
    async (member) => {
      delete platform.configuration[member];
      await expectRefused(await register(), 'configuration-unreadable');
      platform.configuration[member] = 7;
      await expectRefused(await register(), 'configuration-unreadable');
      platform.configuration[member] = 'javascript:alert(1)';
      await expectRefused(await register(), 'address-refused');
    },
  );

  test('another learning platform than the link was made for', async () => {
    await expectRefused(await register('canvas'), 'lms-other');
  });

  test.each([
    ['an error', { status: 500, body: secretText }, 'platform-refused'],
    ['a redirect', { status: 302, body: secretText, headers: { Location: 'http://127.0.0.1:1/' } }, 'platform-refused'],
    ['HTML', { body: `<p>${secretText}` }, 'answer-unreadable'],
    ['a list', { body: `["${secretText}"]` }, 'configuration-unreadable'],
    ['too much', { body: `"${secretText}${' '.repeat(70_000)}"` }, 'platform-away'],
  ] as const)('a configuration that is %s', async (_, answer, reason) => {
    platform.answers.configuration = answer;
    const setup = await setupOf('moodle');
    await expectRefused(await register('moodle', setup), reason);
    // A try that failed may be repeated.
    expect(await findSetupLink(tool, setup)).toBe('moodle');
    delete platform.answers.configuration;
    expect((await register('moodle', setup)).statusCode).toBe(200);
  });

  test.each([
    ['an error', { status: 400, body: secretText }, 'platform-refused'],
    ['no client', { body: `{"text":"${secretText}"}` }, 'answer-unreadable'],
    ['an empty client', { body: '{"client_id":" "}' }, 'answer-unreadable'],
    ['nothing', { body: '' }, 'answer-unreadable'],
    ['null', { body: 'null' }, 'answer-unreadable'],
    ['too much', { body: `{"client_id":"${'9'.repeat(70_000)}"}` }, 'platform-away'],
  ] as const)('a platform that answers the registration with %s', async (_, answer, reason) => {
    platform.answers.registration = answer;
    await expectRefused(await register(), reason);
  });

  test('a platform that is away', async () => {
    const gone = await startRegisteringPlatform();
    await gone.close();
    const answer = await visit({ setup: await setupOf('other'), openid_configuration: gone.url });
    await expectRefused(answer, 'platform-away');
    expect(logged).toContain('ECONNREFUSED');
  });

  test(
    'a platform that begins to answer and stops, as soon as five seconds are over',
    { timeout: 60_000 },
    async () => {
      const stuck = await serve((_request, response) => void response.write('{'));
      await expectRefused(
        await visit({ setup: await setupOf('other'), openid_configuration: stuck.url }),
        'platform-away',
      );
      await stuck.close();
    },
  );

  test('in Welsh, too', async () => {
    const answer = await visit({ openid_configuration: openid() }, { 'accept-language': 'cy' });
    expect(answer.body).toContain('lang="cy"');
    expect(answer.body).toContain('Nid yw’r ddolen osod hon yn gweithio mwyach');
  });

  test('other origins’ scripts', async () => {
    const answer = await visit({ openid_configuration: openid() }, { origin: 'https://elsewhere.example.org' });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});
