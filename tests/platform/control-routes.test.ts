import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCampus } from './campus.ts';
import type { RunningPlatform } from './running-platform.ts';
import { demoClientId } from './start-campus.ts';

const tool = {
  loginUrl: 'http://localhost:3000/lti/login',
  redirectUris: ['http://localhost:3000/lti/launch'],
  jwksUrl: 'http://localhost:3000/lti/keys',
};
let campus: RunningPlatform;

beforeEach(async () => {
  campus = await startCampus();
});

afterEach(() => campus.stop());

const register = (body: unknown, type = 'application/json') =>
  fetch(`${campus.url}/control/tools`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('a tool is connected by JSON, and the course gets its two activities', async () => {
  const response = await register({ ...tool, clientId: 'abc' });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ clientId: 'abc', deploymentId: '1', issuer: campus.issuer });
  expect(campus.course.resourceLinks.map((link) => link.custom)).toEqual([
    { module_id: 'not-soft' },
    { module_id: 'notice' },
  ]);
  expect(campus.gradebook.lineItems.map((item) => [item.resourceId, item.scoreMaximum])).toEqual([
    ['not-soft', 1],
    ['notice', 1],
  ]);
});

test('the same client id again replaces the tool and adds no activity', async () => {
  await register({ ...tool, clientId: 'abc' });
  await register({ ...tool, clientId: 'abc', loginUrl: 'http://localhost:4000/lti/login' });
  const { tools } = (await (await fetch(`${campus.url}/control/platform`)).json()) as { tools: unknown[] };
  expect(tools).toEqual([{ clientId: 'abc', deploymentId: '1', loginUrl: 'http://localhost:4000/lti/login' }]);
  expect(campus.course.resourceLinks).toHaveLength(2);
});

test('a bad registration is refused with what is wrong', async () => {
  const response = await register({ ...tool, loginUrl: 'no address', redirectUris: [] });
  expect(response.status).toBe(400);
  const { issues } = (await response.json()) as { issues: { path: string[] }[] };
  expect(issues.map((issue) => issue.path[0])).toEqual(['loginUrl', 'redirectUris']);
  expect((await register('{')).status).toBe(400);
  expect(campus.state.tools).toEqual([]);
});

test('a form of another site cannot register', async () => {
  expect((await register({ ...tool }, 'text/plain')).status).toBe(403);
  expect(campus.state.tools).toEqual([]);
});

test('the address of Tend is enough to connect it', async () => {
  await campus.stop();
  campus = await startCampus({ toolUrl: 'http://localhost:3000/' });
  expect(campus.state.tools[0]).toMatchObject({
    ...tool,
    clientId: demoClientId,
    deploymentId: '1',
    domain: 'localhost:3000',
  });
  expect(demoClientId).toMatch(/^[A-Za-z0-9]{15}$/);
});

test('the openid configuration names the endpoints', async () => {
  const configuration = await (await fetch(campus.configurationUrl)).json();
  expect(configuration).toMatchObject({
    issuer: campus.issuer,
    authorization_endpoint: campus.authUrl,
    token_endpoint: campus.tokenUrl,
    jwks_uri: campus.jwksUrl,
    'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'moodle' },
  });
});
