// What each platform is known for, held against the simulator. Marks say where a fact is from: [S] the platform's
// source, [C] captured traffic, [D] its documentation, [I] what other tools met.
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import { Connection, monday } from '../connect-stand-in.ts';
import type { Person } from '../course.ts';
import { adminAlex, learnerSam, teacherPriya } from '../demo-course.ts';
import { driveLaunch } from '../drive-launch.ts';
import type { Profile } from '../profile.ts';
import { formOf, Visitor } from '../visitor.ts';
import { blackboard } from './blackboard.ts';
import { brightspace } from './brightspace.ts';
import { canvasHosted, canvasSelfHosted } from './canvas.ts';
import { openEdx } from './open-edx.ts';
import { sakai } from './sakai.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim';
let connection: Connection;
afterEach(() => connection.close());

const open = async (profile: Profile) => (connection = await Connection.open({}, profile));

async function launch(personId = learnerSam.id, url = connection.platform.launchUrl(connection.activity)) {
  const answer = await driveLaunch(connection.platform, url, { personId });
  expect(answer.body).toContain('Launched');
  const posted = connection.standIn.launches.at(-1) ?? new URLSearchParams();
  const token = posted.get('id_token') ?? '';
  return { posted, token, claims: decodeJwt(token) };
}

async function loginOf(personId = learnerSam.id) {
  const { platform, activity } = connection;
  const visitor = new Visitor();
  visitor.rememberCookies(platform.url, platform.signIn(personId).cookie);
  const page = await visitor.get(platform.launchUrl(activity));
  return { visitor, page, fields: formOf(page)?.fields ?? new URLSearchParams() };
}

const joins = (person: Partial<Person>) => {
  const joined = { ...learnerSam, id: '9', ...person };
  connection.platform.course.people.push(joined);
  return joined.id;
};

describe('canvas-hosted', () => {
  test('logs in with its own parameters, an opaque hint and a JWT of 400 to 500 characters [C]', async () => {
    await open(canvasHosted);
    const { fields } = await loginOf();
    expect(fields.get('iss')).toBe('https://canvas.instructure.com');
    expect(fields.get('login_hint')).toMatch(/^[0-9a-f]{40}$/);
    expect(fields.get('lti_message_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(fields.get('lti_message_hint')?.length).toBeGreaterThan(400);
    expect(fields.get('lti_storage_target')).toBe('post_message_forwarding');
    expect(fields.get('lti_deployment_id')).toMatch(/^1:[0-9a-f]{40}$/);
    expect(Number.isSafeInteger(Number(fields.get('client_id')))).toBe(false);
  });

  test('launches with null members, literal variables, azp and fields beside the token [C]', async () => {
    await open(canvasHosted);
    const { claims, posted, token } = await launch();
    expect(posted.has('utf8') && posted.has('authenticity_token')).toBe(true);
    expect(decodeProtectedHeader(token).kid).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(claims).toMatchObject({ azp: connection.tool.clientId, 'https://www.instructure.com/placement': null });
    expect(claims[`${lti}/resource_link`]).toMatchObject({ description: null, title: 'Notice first' });
    expect(claims[`${lti}/lis`]).toMatchObject({ person_sourcedid: '$Person.sourcedId' });
    expect(claims.exp).toBe(Number(claims.iat) + 3600);
    expect(claims.sub).not.toBe((await loginOf()).fields.get('login_hint'));
  });

  test('publishes a past, a present and a future key; the future one signs after a rotation [S]', async () => {
    await open(canvasHosted);
    const { keys } = connection.platform.state;
    const [, present, future] = keys.keySet.keys.map(({ kid }) => kid);
    expect(keys.kid).toBe(present);
    await keys.rotate();
    expect(keys.kid).toBe(future);
    expect(keys.keySet.keys).toHaveLength(3);
  });

  test('a launch opened once more is launch_no_longer_valid, at the redirect address [S]', async () => {
    await open(canvasHosted);
    const { visitor, page } = await loginOf();
    await visitor.follow(page);
    await visitor.follow(page);
    expect(connection.standIn.launches.map((posted) => posted.get('error'))).toEqual([null, 'launch_no_longer_valid']);
  });

  test('who is no longer signed in is login_required, at the redirect address [S]', async () => {
    await open(canvasHosted);
    const { visitor, page } = await loginOf();
    visitor.forgetCookies();
    await visitor.follow(page);
    expect(connection.standIn.launches[0]?.get('error')).toBe('login_required');
  });

  test('a hint of more than five minutes, or a changed one, is a page [S]', async () => {
    await open(canvasHosted);
    const { visitor, page } = await loginOf();
    connection.platform.faults.clockOffsetMs = 301_000;
    expect((await visitor.follow(page)).status).toBe(400);
    connection.platform.faults.clockOffsetMs = 0;
    connection.standIn.authChanges = { lti_message_hint: 'x.y.z' };
    expect((await visitor.follow(page)).status).toBe(400);
    expect(connection.standIn.launches).toHaveLength(0);
  });

  test('a placement without an activity has the id of the course as resource link [S]', async () => {
    await open(canvasHosted);
    const { platform, tool } = connection;
    const { claims } = await launch(learnerSam.id, platform.placementUrl(tool, 'course_navigation'));
    const { id } = claims[`${lti}/context`] as { id: string };
    expect(claims[`${lti}/resource_link`]).toEqual({ id, description: null, title: null });
    expect(claims['https://www.instructure.com/placement']).toBe('course_navigation');
    expect(claims['https://purl.imsglobal.org/spec/lti-ags/claim/endpoint']).not.toHaveProperty('lineitem');
  });

  test.each([
    ['public', ['email', 'family_name', 'given_name', 'name', 'picture']],
    ['name_only', ['family_name', 'given_name', 'name']],
    ['email_only', ['email']],
    ['anonymous', []],
  ] as const)('privacy %s tells %j [S]', async (privacy, told) => {
    await open(canvasHosted);
    connection.tool.privacy = privacy;
    const { claims } = await launch();
    const personal = ['email', 'family_name', 'given_name', 'name', 'picture'].filter((name) => name in claims);
    expect(personal).toEqual(told);
  });

  test('roles of assistants, admins, test users and who teaches elsewhere; nobody at all has no sub [S]', async () => {
    await open(canvasHosted);
    const rolesOf = async (id: string) => (await launch(id)).claims[`${lti}/roles`] as string[];
    const endings = async (id: string) => (await rolesOf(id)).map((role) => role.split('/').at(-1));
    expect(await endings(adminAlex.id)).toEqual(['person#Administrator', 'person#User']);
    expect(await endings(joins({ id: '9', kind: 'test-user' }))).toContain('person#TestUser');
    expect(await endings(joins({ id: '10', kind: 'teaches-elsewhere' }))).toContain('person#Instructor');
    const assistant = await endings(joins({ id: '11', role: 'teacher', kind: 'assistant' }));
    expect(assistant).toEqual(expect.arrayContaining(['Instructor#TeachingAssistant', 'membership#Instructor']));
    expect((await launch(joins({ id: '12', kind: 'anonymous' }))).claims).not.toHaveProperty('sub');
  });

  test('keeps its state of deep linking in the return address and sends no data [S]', async () => {
    await open(canvasHosted);
    const { platform, tool } = connection;
    const { claims } = await launch(teacherPriya.id, platform.deepLinkingUrl(tool, 'assignment_selection'));
    const settings = claims['https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'] as object;
    expect(settings).not.toHaveProperty('data');
    expect(settings).toMatchObject({ accept_multiple: false, accept_media_types: expect.any(String) });
    expect(String((settings as Record<string, unknown>)['deep_link_return_url'])).toMatch(/\?data=[\w-]+\./);
  });

  test('asks learners what they hand in [S], and nobody else of them', async () => {
    await open(canvasHosted);
    const { platform, tool } = connection;
    await launch(learnerSam.id, platform.deepLinkingUrl(tool, 'homework_submission'));
    const refused = platform.deepLinkingUrl(tool, 'link_selection');
    expect((await driveLaunch(platform, refused, { personId: learnerSam.id })).status).toBe(404);
  });

  test('an assertion of six minutes ago, or for an address with a slash, is invalid_request [S][I]', async () => {
    await open(canvasHosted);
    const { platform, standIn, tool } = connection;
    const ask = async (changes: Record<string, unknown>) =>
      connection.askToken({ client_assertion: await standIn.assertion(platform, tool.clientId, changes) });
    for (const changes of [{ iat: monday / 1000 - 360 }, { aud: `${platform.tokenUrl}/` }]) {
      const answer = await ask(changes);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ error: 'invalid_request', error_description: expect.any(String) });
    }
    expect((await ask({ iat: monday / 1000 - 240 })).status).toBe(200);
  });
});

describe('canvas-hosted scores', () => {
  const grade = () => connection.platform.gradebook.grade(connection.lineItemId, learnerSam.id);
  const submissions = () => connection.platform.gradebook.submissions(connection.lineItemId, learnerSam.id);
  const later = (seconds: number) => new Date(monday + seconds * 1000).toISOString();
  const submission = 'https://canvas.instructure.com/lti/submission';

  test('the same second again is taken, an older one is 400; the answer names the result [S]', async () => {
    await open(canvasHosted);
    expect(await (await connection.score()).json()).toEqual({ resultUrl: expect.stringContaining('/results/') });
    expect((await connection.score()).status).toBe(200);
    expect((await connection.score({ timestamp: later(-1) })).status).toBe(400);
  });

  test('every score is a new attempt, unless it says not to [S]', async () => {
    await open(canvasHosted);
    await connection.score();
    await connection.score();
    expect(submissions()).toBe(2);
    await connection.score({ [submission]: { new_submission: false } });
    expect(submissions()).toBe(2);
  });

  test('progress erases the grade, PendingManual and preserve_score do not [S]', async () => {
    await open(canvasHosted);
    await connection.score();
    await connection.score({ gradingProgress: 'PendingManual' });
    await connection.score({ gradingProgress: 'NotReady', [submission]: { preserve_score: true } });
    expect(grade()?.points).toBe(10);
    await connection.score({ gradingProgress: 'NotReady' });
    expect(grade()?.points).toBeNull();
  });

  test("goes over a teacher's grade, unless it is prioritised [S]", async () => {
    await open(canvasHosted);
    const byHand = { points: 3, comment: null, modifiedAt: monday / 1000 + 60 };
    connection.platform.gradebook.editByHand(connection.lineItemId, learnerSam.id, byHand);
    await connection.score({ [submission]: { prioritize_non_tool_grade: true } });
    expect(grade()?.points).toBe(3);
    await connection.score();
    expect(grade()?.points).toBe(10);
  });

  test.each([
    ['a teacher', () => {}, teacherPriya.id],
    ['an activity that is not published', () => connection.platform.course.unpublished.add('7'), learnerSam.id],
    ['a course that has ended', () => (connection.platform.course.isConcluded = true), learnerSam.id],
  ])('of %s is 422 with a reason in JSON and none in the status line [S][I]', async (_name, prepare, personId) => {
    await open(canvasHosted);
    prepare();
    const answer = await connection.score({ userId: canvasHosted.ids.person(personId) });
    expect(answer.status).toBe(422);
    expect(answer.statusText.trim()).toBe('');
    expect(await answer.json()).toEqual({ errors: { type: 'unprocessable_entity', message: expect.any(String) } });
  });

  test('of a column that is gone is 404 and nothing [I]', async () => {
    await open(canvasHosted);
    const url = connection.lineItemUrl('/scores');
    connection.platform.gradebook.removeLineItem(connection.lineItemId);
    const type = 'application/vnd.ims.lis.v1.score+json';
    const answer = await connection.call(url, { method: 'POST', type, body: {} });
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });
});

test('canvas-selfhosted signs with the sample key of 512 bits, under the hosted issuer [C]', async () => {
  await open(canvasSelfHosted);
  const { token, claims } = await launch();
  expect(decodeProtectedHeader(token).kid).toBe('2018-06-18T22:33:20Z');
  expect(Buffer.from(token.split('.')[2] ?? '', 'base64url')).toHaveLength(64);
  expect(claims.iss).toBe('https://canvas.instructure.com');
  expect(claims[`${lti}/launch_presentation`]).toMatchObject({ return_url: expect.stringMatching(/^https:/) });
  const { fields } = await loginOf();
  expect([fields.get('canvas_environment'), fields.get('canvas_region')]).toEqual(['prod', 'not_configured']);
});

test('brightspace publishes keys without alg and takes one audience, its own, never a list [I]', async () => {
  await open(brightspace);
  const { platform, standIn, tool } = connection;
  expect(platform.state.keys.keySet.keys[0]).not.toHaveProperty('alg');
  const ask = async (aud: unknown) =>
    (await connection.askToken({ client_assertion: await standIn.assertion(platform, tool.clientId, { aud }) })).status;
  const own = 'https://api.brightspace.com/auth/token';
  expect([await ask(own), await ask(platform.tokenUrl), await ask([own, 'x'])]).toEqual([200, 400, 500]);
});

test('blackboard has one issuer for all, ids of 32 digits, and wants the application as sub [D]', async () => {
  await open(blackboard);
  const { claims, posted } = await launch();
  expect(claims.iss).toBe('https://blackboard.com');
  expect(claims.sub).toMatch(/^[0-9a-f]{32}$/);
  expect(posted.has('one_time_session_token')).toBe(true);
  expect(connection.platform.state.profile.deepLinking.check.subject).toBe(true);
});

test('sakai refuses a jti that it has seen [S]', async () => {
  await open(sakai);
  const { platform, standIn, tool } = connection;
  const client_assertion = await standIn.assertion(platform, tool.clientId, { jti: 'once' });
  expect((await connection.askToken({ client_assertion })).status).toBe(200);
  expect((await connection.askToken({ client_assertion })).status).toBe(400);
});

describe('open-edx', () => {
  test('logs in by GET, names no person, and has roles from a set and usage keys [S]', async () => {
    await open(openEdx);
    const { claims } = await launch();
    expect(claims.exp).toBe(Number(claims.iat) + 3600);
    expect(claims[`${lti}/roles`]).toContain('http://purl.imsglobal.org/vocab/lis/v2/system/person#None');
    expect(claims[`${lti}/resource_link`]).toEqual({ id: expect.stringMatching(/^block-v1:.+\+.+@/) });
    expect(claims).not.toHaveProperty('name');
    expect(claims).not.toHaveProperty('email');
  });

  test('answers errors with a page of its own, never at the redirect address [S]', async () => {
    await open(openEdx);
    connection.standIn.authChanges = { client_id: 'another' };
    const { platform, activity } = connection;
    const answer = await driveLaunch(platform, platform.launchUrl(activity), { personId: learnerSam.id });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(connection.standIn.launches).toHaveLength(0);
  });

  test('deep linking requests have neither custom parameters nor services [S]', async () => {
    await open(openEdx);
    const { platform, tool } = connection;
    const { claims } = await launch(teacherPriya.id, platform.deepLinkingUrl(tool));
    expect(Object.keys(claims).join(' ')).not.toMatch(/custom|lti-ags|lti-nrps/);
  });

  test('calls its token a bearer in lower case, and refuses a score of the same second with 400 [S]', async () => {
    await open(openEdx);
    expect(await (await connection.askToken()).json()).toMatchObject({ token_type: 'bearer' });
    await connection.score();
    expect((await connection.score()).status).toBe(400);
  });
});
