import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection, monday } from './connect-stand-in.ts';
import type { NewResourceLink } from './course.ts';
import { adminAlex, learnerSam, teacherPriya } from './demo-course.ts';
import { driveLaunch } from './drive-launch.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
let connection: Connection;

beforeEach(async () => {
  connection = await Connection.open();
});

afterEach(() => connection.close());

async function idToken(personId = learnerSam.id, url = connection.platform.launchUrl(connection.activity)) {
  await driveLaunch(connection.platform, url, { personId });
  return connection.standIn.launches.at(-1)?.get('id_token') ?? '';
}

const claims = async (personId?: string, url?: string) => decodeJwt(await idToken(personId, url));

const linked = (link: Omit<NewResourceLink, 'toolId'>) => {
  const { platform, tool } = connection;
  return platform.launchUrl(platform.course.addResourceLink({ toolId: tool.deploymentId, ...link }));
};

test('is signed by the one published key, and lives for 60 seconds', async () => {
  const token = await idToken();
  const keySet = createRemoteJWKSet(new URL(connection.platform.jwksUrl));
  const { payload } = await jwtVerify(token, keySet, {
    issuer: connection.platform.issuer,
    audience: connection.tool.clientId,
    currentDate: new Date(monday),
  });
  expect(payload.iat).toBe(monday / 1000);
  expect(payload.exp).toBe(monday / 1000 + 60);
  expect(payload['nonce']).toBe('a nonce');
  expect(payload).not.toHaveProperty('azp');
  expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'RS256', kid: expect.any(String) });
});

test('holds the claims of Moodle, every id as text', async () => {
  const { platform, lineItemId } = connection;
  const payload = await claims();
  const { iat: _iat, exp: _exp, nonce: _nonce, aud: _aud, ...rest } = payload;
  const services = `${platform.url}/mod/lti/services.php`;
  expect(rest).toMatchObject({
    iss: platform.url,
    sub: '4',
    [`${lti}/deployment_id`]: '1',
    [`${lti}/message_type`]: 'LtiResourceLinkRequest',
    [`${lti}/version`]: '1.3.0',
    [`${lti}/roles`]: [`${membership}Learner`],
    [`${lti}/context`]: { id: '3', label: 'LEAD-1', title: 'Leading with compassion', type: ['CourseSection'] },
    [`${lti}/resource_link`]: { id: '7', title: 'Notice first', description: 'One\r\nTwo' },
    [`${lti}/ext`]: { user_username: 'sam', lms: 'moodle-2' },
    [`${lti}/custom`]: { module_id: 'notice', context_memberships_url: expect.stringContaining('/memberships') },
    [`${lti}/launch_presentation`]: { locale: 'en', document_target: 'iframe', return_url: expect.any(String) },
    [`${lti}/tool_platform`]: { product_family_code: 'moodle', version: '2024100706' },
    name: 'Sam Okafor',
    given_name: 'Sam',
    family_name: 'Okafor',
    email: 'sam.okafor@campus.example',
    'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': { lis_outcome_service_url: expect.any(String) },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      lineitems: `${services}/3/lineitems?type_id=1`,
      lineitem: `${services}/3/lineitems/${lineItemId}/lineitem?type_id=1`,
      scope: ['lineitem', 'lineitem.readonly', 'result.readonly', 'score'].map(
        (name) => `https://purl.imsglobal.org/spec/lti-ags/scope/${name}`,
      ),
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: `${services}/CourseSection/3/bindings/1/memberships`,
      service_versions: ['1.0', '2.0'],
    },
  });
});

describe('roles', () => {
  test('of a teacher', async () => {
    expect((await claims(teacherPriya.id))[`${lti}/roles`]).toEqual([`${membership}Instructor`]);
  });

  test('of an admin are sorted, and Learner is not among them', async () => {
    const roles = (await claims(adminAlex.id))[`${lti}/roles`] as string[];
    expect(roles).toEqual([
      'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
      `${membership}Instructor`,
      'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
    ]);
  });
});

describe('custom parameters', () => {
  test('with capitals or punctuation come twice', async () => {
    const custom = (await claims(learnerSam.id, linked({ title: 'x', custom: { 'Module-Id': 'notice' } })))[
      `${lti}/custom`
    ];
    expect(custom).toMatchObject({ 'Module-Id': 'notice', module_id: 'notice' });
  });

  test('known variables are replaced, unknown ones arrive literally', async () => {
    const url = linked({ title: 'x', custom: { a: '$User.username', b: '$ResourceLink.available.endDateTime' } });
    expect((await claims(learnerSam.id, url))[`${lti}/custom`]).toMatchObject({
      a: 'sam',
      b: '$ResourceLink.available.endDateTime',
    });
  });
});

test('without a column there is neither lineitem nor basicoutcome', async () => {
  const payload = await claims(learnerSam.id, linked({ title: 'Reading' }));
  expect(payload['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']).not.toHaveProperty('lineitem');
  expect(payload).not.toHaveProperty(['https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome']);
});

test('the scopes that an administrator took away are not offered', async () => {
  connection.tool.scopes = ['https://purl.imsglobal.org/spec/lti-ags/scope/score'];
  expect((await claims())['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']).toMatchObject({
    scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
  });
});

describe('deep linking request', () => {
  test('has the settings of Moodle, no data, no resource link and no return_url', async () => {
    const { platform, tool } = connection;
    const payload = await claims(teacherPriya.id, platform.deepLinkingUrl(tool));
    expect(payload[`${lti}/message_type`]).toBe('LtiDeepLinkingRequest');
    expect(payload['https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings']).toEqual({
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_copy_advice: false,
      accept_multiple: true,
      accept_unsigned: false,
      auto_create: false,
      can_confirm: false,
      title: '',
      text: '',
      deep_link_return_url: expect.stringMatching(/contentitem_return\.php\?course=3&id=1&sesskey=\w{10}$/),
    });
    expect(payload).not.toHaveProperty([`${lti}/resource_link`]);
    expect(payload[`${lti}/launch_presentation`]).not.toHaveProperty('return_url');
  });

  test('is not for learners', async () => {
    const { platform, tool } = connection;
    const answer = await driveLaunch(platform, platform.deepLinkingUrl(tool), { personId: learnerSam.id });
    expect(answer.status).toBe(404);
    expect(connection.standIn.launches).toHaveLength(0);
  });
});

test('a submission review names whose work, and goes to the address of the line item', async () => {
  const { platform, tool } = connection;
  const url = `${connection.standIn.url}/review`;
  const link = platform.course.addResourceLink({
    toolId: tool.deploymentId,
    title: 'x',
    lineItem: { scoreMaximum: 1, submissionReview: { url, custom: { view: 'review' } } },
  });
  const payload = await claims(teacherPriya.id, platform.reviewUrl(link, learnerSam.id));
  expect(payload).toMatchObject({
    [`${lti}/message_type`]: 'LtiSubmissionReviewRequest',
    [`${lti}/target_link_uri`]: url,
    [`${lti}/for_user`]: { user_id: '4' },
    [`${lti}/custom`]: { view: 'review' },
  });
});

describe('keys', () => {
  test('after a rotation sign with a new one, the old one published until it is dropped', async () => {
    const { platform } = connection;
    const published = async () => {
      const { keys } = (await (await fetch(platform.jwksUrl)).json()) as { keys: { kid: string }[] };
      return keys.map((key) => key.kid);
    };
    const [before] = await published();
    await platform.rotateKeys();
    const { kid } = decodeProtectedHeader(await idToken());
    expect(kid).not.toBe(before);
    expect(await published()).toEqual([before, kid]);
    await platform.rotateKeys({ keepOld: false });
    expect(await published()).toHaveLength(1);
  });

  test('of a profile with three sign with the middle one, named by time, without alg', async () => {
    await connection.close();
    connection = await Connection.open({ keys: { count: 3, kidStyle: 'iso-time', hasAlgorithm: false } });
    const { keys } = (await (await fetch(connection.platform.jwksUrl)).json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(3);
    expect(keys[0]).not.toHaveProperty('alg');
    expect(decodeProtectedHeader(await idToken()).kid).toBe(keys[1]?.['kid']);
    expect(keys[1]?.['kid']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });
});

test('iat of a profile that tells the login is the time of the click', async () => {
  await connection.close();
  connection = await Connection.open({ idToken: { issuedAt: 'login', ttlSeconds: 3600 } });
  const payload = await claims();
  expect(payload.exp).toBe((payload.iat ?? 0) + 3600);
});

test('the clock of the platform can be wrong', async () => {
  connection.platform.faults.clockOffsetMs = 300_000;
  expect((await claims()).iat).toBe(monday / 1000 + 300);
});
