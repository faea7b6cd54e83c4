// The rest of the LTI Advantage certification suite for tools, beside its known bad launches: valid launches with a
// teacher and a student payload, deep linking, names and roles, assignments and grades, as the suite's checks name them.
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { refreshRoster } from '../../lti-server/memberships/read-roster.ts';
import { learnerSam, teacherPriya } from '../platform/demo-course.ts';
import { mediaTypes } from '../platform/media-types.ts';
import { scopes } from '../platform/registered-tool.ts';
import { standard } from '../platform/profiles/standard.ts';
import { Visitor } from '../platform/visitor.ts';
import { sendDue } from '../support/outbox.ts';
import { bootOf } from './launch-rig.ts';
import { startMatrixRig, type MatrixRig } from './matrix-rig.ts';
import { institution, membership, payloads, without, type Claims } from './payloads.ts';

const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';
let rig: MatrixRig;
beforeAll(async () => {
  rig = await startMatrixRig(standard);
});
afterAll(() => rig.close());

/** Adds to the roles of the payload, or writes them anew. */
const roles = (change: (given: string[]) => string[]) => (claims: Claims) => ({
  ...claims,
  [claim.roles]: change(claims[claim.roles] as string[]),
});

const valid: [name: string, change: (claims: Claims) => Claims, keepsRole: boolean][] = [
  ['a normal launch', (claims) => claims, true],
  ['multiple roles', roles((given) => [`${institution}Mentor`, ...given]), true],
  ['a short role', roles((given) => given.map((role) => role.replace(membership, ''))), true],
  ['an unknown role besides a known one', roles((given) => ['http://example.org/role#Unknown', ...given]), true],
  ['no role: an empty text', roles(() => ['']), false],
  ['no role: an empty list', roles(() => []), false],
  ['only e-mail', without('name', 'given_name', 'family_name'), true],
  ['only names', without('email'), true],
  ['no personal data', without('email', 'name', 'given_name', 'family_name'), true],
  ['no context, only a resource link', without(claim.context), true],
];

describe.each(payloads)('valid launch, $payload', ({ personId }) => {
  test.each(valid)('%s', async (_name, change, keepsRole) => {
    const boot = bootOf(await rig.forge({ personId, change }));
    const isTeacher = keepsRole && personId === teacherPriya.id;
    expect(boot.session.role).toBe(isTeacher ? 'instructor' : 'learner');
  });
});

test('deep linking: the response is received, signed and complete, its values match, and the link launches', async () => {
  const visitor = new Visitor();
  const personId = teacherPriya.id;
  const { token } = bootOf(await rig.drive({ personId, visitor, url: rig.platform.deepLinkingUrl(rig.registered) }));
  const request = { moduleIds: ['notice', 'not-soft'] };
  const answer = await fetch(`${rig.url}/api/deep-linking/response`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
  const { returnUrl, jwt } = (await answer.json()) as { returnUrl: string; jwt: string };
  const keySet = (await (await fetch(`${rig.url}/lti/keys`)).json()) as JSONWebKeySet;
  const { payload } = await jwtVerify(jwt, createLocalJWKSet(keySet), {
    algorithms: ['RS256'],
    issuer: rig.registered.clientId,
    audience: rig.platform.issuer,
    requiredClaims: ['exp', 'iat', 'nonce', `${dl}/data`, `${dl}/content_items`],
  });
  expect(payload).toMatchObject({
    [claim.deploymentId]: rig.registered.deploymentId,
    [claim.messageType]: 'LtiDeepLinkingResponse',
    [claim.version]: '1.3.0',
  });
  const landed = await visitor.post(returnUrl, { JWT: jwt });
  expect(landed.body).toContain('The selection has arrived');
  const link = rig.platform.course.resourceLinks.at(-1) ?? expect.fail();
  expect(bootOf(await rig.drive({ link })).module?.id).toBe('not-soft');
});

test('deep linking: no data is returned where none was sent', async () => {
  const messageType = 'LtiDeepLinkingRequest';
  const change = (claims: Claims) => {
    const { data: _data, ...settings } = claims[claim.deepLinking] as Claims;
    return { ...claims, [claim.deepLinking]: settings };
  };
  const { token } = bootOf(await rig.forge({ messageType, personId: teacherPriya.id, change }));
  const answer = await fetch(`${rig.url}/api/deep-linking/response`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ moduleIds: ['notice'] }),
  });
  expect(decodeJwt(((await answer.json()) as { jwt: string }).jwt)).not.toHaveProperty(`${dl}/data`);
});

test('names and roles: asked with the right Accept header, bearer and scope', async () => {
  bootOf(await rig.drive());
  rig.platform.journal.clear();
  const { problem } = await refreshRoster(rig.tool, {
    registrationId: rig.registration.id,
    deploymentId: rig.registered.deploymentId,
    contextId: standard.ids.context(rig.platform.course.id),
  });
  expect(problem).toBeNull();
  const [call] = rig.platform.journal.matching('/memberships', 'GET');
  expect(call).toMatchObject({
    status: 200,
    headers: { accept: mediaTypes.memberships, authorization: expect.stringMatching(/^Bearer [0-9a-f]{32}$/) },
  });
  const [asked] = rig.platform.journal.matching(standard.paths.token, 'POST');
  expect(new URLSearchParams(asked?.body).get('scope')).toBe(scopes.membershipReadonly);
});

test('assignments and grades: a token, a score under its media type, and a result that can be read', async () => {
  const { token } = bootOf(await rig.drive());
  for (const step of ['read', 'reflect']) {
    await fetch(`${rig.url}/api/steps`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ step }),
    });
  }
  await sendDue(rig.tool);
  const [call] = rig.platform.journal.matching('/scores', 'POST');
  expect(call).toMatchObject({ status: 200, headers: { 'content-type': mediaTypes.score } });
  expect(JSON.parse(call?.body ?? '')).toMatchObject({ userId: standard.ids.person(learnerSam.id), scoreGiven: 1 });
  const column = rig.platform.gradebook.lineItemOf(rig.link.id);
  expect(rig.platform.gradebook.grade(column?.id ?? '', learnerSam.id)?.points).toBe(1);
});
