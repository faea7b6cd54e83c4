// Dynamic Registration 1.0, and what platforms make of it.
import { afterEach, describe, expect, test } from 'vitest';
import { learnerSam } from './demo-course.ts';
import { driveLaunch } from './drive-launch.ts';
import type { Profile } from './profile.ts';
import { blackboard } from './profiles/blackboard.ts';
import { brightspace } from './profiles/brightspace.ts';
import { canvasHosted } from './profiles/canvas.ts';
import { moodle45 } from './profiles/moodle-4.5.ts';
import { openEdx } from './profiles/open-edx.ts';
import { sakai } from './profiles/sakai.ts';
import { scopes } from './registered-tool.ts';
import type { RunningPlatform } from './running-platform.ts';
import { startPlatform } from './start-platform.ts';

const toolMember = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
let platform: RunningPlatform;
afterEach(() => platform.stop());

const start = async (profile: Profile) => (platform = await startPlatform({ profile }));

const link = () => new URL(platform.registrationUrl('http://localhost:3000/lti/register?setup=1')).searchParams;

const configuration = (changes: Record<string, unknown> = {}, own: Record<string, unknown> = {}) => ({
  application_type: 'web',
  grant_types: ['client_credentials', 'implicit'],
  response_types: ['id_token'],
  initiate_login_uri: 'http://localhost:3000/lti/login',
  redirect_uris: ['http://localhost:3000/lti/launch'],
  client_name: 'Tend',
  jwks_uri: 'http://localhost:3000/lti/keys',
  token_endpoint_auth_method: 'private_key_jwt',
  scope: scopes.score,
  ...changes,
  [toolMember]: {
    domain: 'localhost:3000',
    target_link_uri: 'http://localhost:3000/lti/launch',
    claims: ['name'],
    ...own,
  },
});

async function post(body: unknown, token: string | null): Promise<Response> {
  const { registration } = platform.state.profile;
  return fetch(platform.url + registration?.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
}

describe('moodle-4.5', () => {
  test('answers 200 with the client id of the token and the deployment in the configuration of the tool [M]', async () => {
    await start(moodle45);
    const token = link().get('registration_token');
    expect(link().get('setup')).toBe('1');
    const answer = await post(configuration(), token);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      client_id: expect.stringMatching(/^[A-Za-z0-9]{15}$/),
      [toolMember]: { deployment_id: '1' },
    });
    expect(platform.state.tools[0]).toMatchObject({ scopes: [scopes.score], privacy: 'name_only', isActive: false });
  });

  test('launches only what an administrator has switched on [M]', async () => {
    await start(moodle45);
    await post(configuration(), link().get('registration_token'));
    const [tool] = platform.state.tools;
    const activity = platform.course.addResourceLink({ toolId: tool?.deploymentId ?? '', title: 'x' });
    const open = () => driveLaunch(platform, platform.launchUrl(activity), { personId: learnerSam.id }).catch(String);
    expect(await open()).toMatchObject({ status: 404 });
    if (tool) tool.isActive = true;
    // The tool of this test does not exist: the login is on its way to it.
    expect(await open()).not.toMatchObject({ status: 404 });
  });

  test('takes a token once, needs one, and none that somebody else made [S]', async () => {
    await start(moodle45);
    const token = link().get('registration_token') ?? '';
    await post(configuration(), token);
    const again = await post(configuration(), token);
    expect([again.status, await again.text()]).toEqual([401, 'token_already_used']);
    expect((await post(configuration(), null)).status).toBe(401);
    expect((await post(configuration(), `${token}x`)).status).toBe(401);
    expect(platform.state.tools).toHaveLength(1);
  });

  test('a token ends after an hour [S]', async () => {
    await start(moodle45);
    const token = link().get('registration_token');
    platform.faults.clockOffsetMs = 3_600_000;
    expect((await post(configuration(), token)).status).toBe(401);
  });

  test.each([
    ['missing_domain', configuration({}, { domain: '' })],
    ['missing_client_name', configuration({ client_name: '' })],
    ['missing_response_types', configuration({ response_types: ['code'] })],
    ['domain_targetlinkuri_mismatch', configuration({}, { domain: 'localhost' })],
  ])('refuses with %s as plain text [S]', async (reason, body) => {
    await start(moodle45);
    const answer = await post(body, link().get('registration_token'));
    expect([answer.status, await answer.text()]).toEqual([400, reason]);
    expect(platform.state.tools).toHaveLength(0);
  });
});

describe('canvas-hosted', () => {
  test('shows its configuration to the bearer of the token only, under the shared issuer [S]', async () => {
    await start(canvasHosted);
    expect((await fetch(platform.configurationUrl)).status).toBe(401);
    const headers = { authorization: `Bearer ${link().get('registration_token')}` };
    const answer = await fetch(platform.configurationUrl, { headers });
    expect(await answer.json()).toMatchObject({ issuer: 'https://canvas.instructure.com' });
  });

  test('leaves the deployment out, and its client id is too large for a number [S]', async () => {
    await start(canvasHosted);
    const text = await (await post(configuration(), link().get('registration_token'))).text();
    expect(text).not.toContain('deployment_id');
    const { client_id } = JSON.parse(text) as { client_id: string };
    expect(String(Number(client_id))).not.toBe(client_id);
  });

  test.each([
    ['an unknown scope', { scope: `${scopes.score} https://example.org/scope` }],
    ['no scope', { scope: undefined }],
    ['no implicit grant', { grant_types: ['client_credentials'] }],
    ['another application type', { application_type: 'native' }],
  ])('refuses %s with 422 [S]', async (_name, changes) => {
    await start(canvasHosted);
    expect((await post(configuration(changes), link().get('registration_token'))).status).toBe(422);
  });
});

test('brightspace gives no token, and wants none [I]', async () => {
  await start(brightspace);
  expect(link().has('registration_token')).toBe(false);
  expect((await post(configuration(), 'made up')).status).toBe(401);
  expect((await post(configuration(), null)).status).toBe(201);
});

test('sakai registers a tool that has to be switched on [S]', async () => {
  await start(sakai);
  await post(configuration(), link().get('registration_token'));
  expect(platform.state.tools[0]).toMatchObject({ isActive: false, deploymentId: '1' });
});

test.each([blackboard, openEdx])('$name has no dynamic registration', async (profile) => {
  await start(profile);
  expect((await fetch(platform.configurationUrl)).status).toBe(404);
});
