import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from './connect-stand-in.ts';
import { learnerRhian, learnerSam } from './demo-course.ts';
import { driveLaunch } from './drive-launch.ts';
import { formOf, Visitor } from './visitor.ts';

let connection: Connection;

beforeEach(async () => {
  connection = await Connection.open();
});

afterEach(() => connection.close());

const launch = () => {
  const { platform, activity } = connection;
  return driveLaunch(platform, platform.launchUrl(activity), { personId: learnerSam.id });
};

/** Signs Sam in and clicks on the activity; the login initiation is not sent yet. */
async function startedLogin() {
  const { platform, activity } = connection;
  const visitor = new Visitor();
  visitor.rememberCookies(platform.url, platform.signIn(learnerSam.id).cookie);
  const page = await visitor.get(platform.launchUrl(activity));
  const form = formOf(page);
  if (!form) throw new Error('no form');
  return { visitor, page, form };
}

describe('login initiation', () => {
  test('is a form that posts the parameters of Moodle and no others', async () => {
    const { form } = await startedLogin();
    expect(form.method).toBe('post');
    expect(form.action).toBe(connection.tool.loginUrl);
    expect([...form.fields.keys()].toSorted()).toEqual(
      ['client_id', 'iss', 'login_hint', 'lti_deployment_id', 'lti_message_hint', 'target_link_uri'].toSorted(),
    );
    expect(form.fields.get('login_hint')).toBe('4');
    expect(form.fields.get('lti_deployment_id')).toBe('1');
    expect(connection.tool.clientId).toMatch(/^[A-Za-z0-9]{15}$/);
    const hint = JSON.parse(form.fields.get('lti_message_hint') ?? '') as Record<string, unknown>;
    expect(hint).toEqual({ cmid: connection.activity.cmid, launchid: expect.stringMatching(/^ltilaunch7_\d+$/) });
  });

  test('needs a person who is signed in', async () => {
    const { platform, activity } = connection;
    const page = await new Visitor().get(platform.launchUrl(activity));
    expect(page.status).toBe(404);
  });

  test('of a profile that asks for it is a redirect, under the other name for the deployment', async () => {
    await connection.close();
    connection = await Connection.open({ login: { method: 'GET', deploymentParameter: 'deployment_id' } });
    const { platform, activity } = connection;
    const visitor = new Visitor();
    visitor.rememberCookies(platform.url, platform.signIn(learnerSam.id).cookie);
    const answer = await visitor.get(platform.launchUrl(activity));
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.searchParams.get('deployment_id')).toBe('1');
    expect(location.searchParams.has('lti_deployment_id')).toBe(false);
  });
});

describe('a request without the session cookie', () => {
  test('is posted again by a page of the platform, with everything that came', async () => {
    connection.platform.faults.areCookiesBlocked = true;
    const answer = await launch();
    expect(answer.body).toContain('Launched');
    const [first, second] = connection.platform.journal.matching('/auth.php');
    expect(first?.method).toBe('GET');
    expect(second?.method).toBe('POST');
    expect(second?.url).toBe(first?.url);
    expect(second?.body).toBe('repost=true');
  });

  test('ends on an error page when the cookie is missing for good', async () => {
    const { visitor, page } = await startedLogin();
    visitor.forgetCookies();
    const answer = await visitor.follow(page);
    expect(answer.status).toBe(404);
    expect(connection.standIn.launches).toHaveLength(0);
  });
});

describe('what the tool never hears of, because it cannot be known yet', () => {
  test.each([
    ['no scope', { scope: null }],
    ['another scope', { scope: 'openid profile' }],
    ['another response_type', { response_type: 'code' }],
    ['no nonce', { nonce: null }],
    ['no login_hint', { login_hint: null }],
    ['no hint', { lti_message_hint: null }],
    ['a hint that was decoded twice', { lti_message_hint: '{cmid:5,launchid:x}' }],
    ['a launch id of nobody', { lti_message_hint: '{"cmid":5,"launchid":"ltilaunch7_1"}' }],
    ['another redirect_uri', { redirect_uri: 'http://localhost:1/launch' }],
    ['a redirect_uri with a query', { redirect_uri: 'REGISTERED?x=1' }],
  ])('%s is an error page', async (_name, changes: Record<string, string | null>) => {
    const registered = connection.tool.redirectUris[0] ?? '';
    connection.standIn.authChanges = Object.fromEntries(
      Object.entries(changes).map(([key, value]) => [key, value?.replace('REGISTERED', registered) ?? null]),
    );
    const answer = await launch();
    expect(answer.status).toBe(404);
    expect(answer.url).toContain('/auth.php');
    expect(connection.standIn.launches).toHaveLength(0);
  });
});

describe('errors that are posted to the tool', () => {
  test.each([
    ['client_id of another tool', { client_id: 'other' }, 'unauthorized_client', null],
    ['login_hint of another person', { login_hint: learnerRhian.id }, 'access_denied', null],
    ['no response_mode', { response_mode: null }, 'invalid_request', 'Invalid response_mode'],
    ['another response_mode', { response_mode: 'query' }, 'invalid_request', 'Invalid response_mode'],
    ['another prompt', { prompt: 'login' }, 'invalid_request', 'Invalid prompt'],
  ])('%s', async (_name, changes: Record<string, string | null>, error, description) => {
    connection.standIn.authChanges = changes;
    await launch();
    const [posted] = connection.standIn.launches;
    expect(posted?.get('error')).toBe(error);
    expect(posted?.get('error_description')).toBe(description);
    expect(posted?.get('state')).toBe('a state');
    expect(posted?.has('id_token')).toBe(false);
  });

  test('prompt may be left out, unless the profile needs it', async () => {
    connection.standIn.authChanges = { prompt: null };
    await launch();
    expect(connection.standIn.launches[0]?.has('id_token')).toBe(true);

    await connection.close();
    connection = await Connection.open({ auth: { isPromptRequired: true } });
    connection.standIn.authChanges = { prompt: null };
    await launch();
    expect(connection.standIn.launches[0]?.get('error_description')).toBe('Invalid prompt');
  });

  test('are a page where the profile delivers them so', async () => {
    await connection.close();
    connection = await Connection.open({ auth: { errorDelivery: 'page' } });
    connection.standIn.authChanges = { prompt: 'login' };
    expect((await launch()).status).toBe(404);
    expect(connection.standIn.launches).toHaveLength(0);
  });

  test('can be caused on purpose, once', async () => {
    connection.platform.faults.nextAuthError = { error: 'login_required', description: 'Must have a session' };
    await launch();
    await launch();
    expect(connection.standIn.launches.map((posted) => posted.get('error'))).toEqual(['login_required', null]);
  });
});

test('a launch id works once', async () => {
  const { visitor, page } = await startedLogin();
  const toAuth = (await visitor.submit(page)).headers.get('location') ?? '';
  expect(formOf(await visitor.get(toAuth))?.fields.has('id_token')).toBe(true);
  expect((await visitor.get(toAuth)).status).toBe(404);
});

test('a launch id is used up by a refused request too', async () => {
  const { visitor, page } = await startedLogin();
  const toAuth = new URL((await visitor.submit(page)).headers.get('location') ?? '');
  const refused = new URL(toAuth);
  refused.searchParams.set('prompt', 'login');
  await visitor.get(refused.href);
  expect((await visitor.get(toAuth.href)).status).toBe(404);
});

test('the request may be posted', async () => {
  const { visitor, page } = await startedLogin();
  const toAuth = new URL((await visitor.submit(page)).headers.get('location') ?? '');
  const answer = await visitor.post(connection.platform.authUrl, toAuth.searchParams);
  expect(formOf(answer)?.fields.has('id_token')).toBe(true);
});

test('tags are taken out of state, as PARAM_TEXT does', async () => {
  connection.standIn.authChanges = { state: 'a<b>c' };
  await launch();
  expect(connection.standIn.launches[0]?.get('state')).toBe('ac');
});
