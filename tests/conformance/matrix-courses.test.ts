// Choosing content and reading who is there, on every platform; each test is named after its row of the matrix.
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refreshRoster, type RosterState } from '../../lti-server/memberships/read-roster.ts';
import { learnerSam, teacherPriya } from '../platform/demo-course.ts';
import { changeProfile } from '../platform/profile.ts';
import { Visitor, type Answer } from '../platform/visitor.ts';
import { bootOf, refuses } from './launch-rig.ts';
import { canvases, named, profiles, startMatrixRig, type MatrixRig } from './matrix-rig.ts';

const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';
let rig: MatrixRig;
afterEach(() => rig.close());

interface Chosen {
  readonly returnUrl: string;
  readonly jwt: string;
  /** Posts it to the platform, as the page of the picker does. */
  readonly post: () => Promise<Answer>;
}

/** Opens the picker as a teacher and lets the tool answer with these modules. */
async function choose(moduleIds: readonly string[], placement?: string): Promise<Chosen> {
  const visitor = new Visitor();
  const url = rig.platform.deepLinkingUrl(rig.registered, placement);
  const { token } = bootOf(await rig.drive({ personId: teacherPriya.id, url, visitor }));
  const answer = await fetch(`${rig.url}/api/deep-linking/response`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ moduleIds }),
  });
  expect(answer.status).toBe(200);
  const { returnUrl, jwt } = (await answer.json()) as { returnUrl: string; jwt: string };
  return { returnUrl, jwt, post: () => visitor.post(returnUrl, { JWT: jwt }) };
}

const links = () => rig.platform.course.resourceLinks.filter(({ id }) => id !== rig.link.id);

const asksForLearners = ['canvas-hosted', 'canvas-selfhosted', 'moodle-4.5'];

describe.each(profiles)('$name', (profile) => {
  const { name } = profile;
  const { dataIn } = profile.deepLinking;
  beforeEach(async () => {
    rig = await startMatrixRig(profile);
  });

  test(`${name}: DL response: data in URL / claim (${dataIn})`, async () => {
    const { returnUrl, jwt, post } = await choose(['notice', 'not-soft']);
    expect('data' in Object.fromEntries(new URL(returnUrl).searchParams)).toBe(dataIn === 'url');
    const claims = decodeJwt(jwt);
    expect(`${dl}/data` in claims).toBe(dataIn === 'claim');
    expect(claims).toMatchObject({
      iss: rig.registered.clientId,
      'https://purl.imsglobal.org/spec/lti/claim/deployment_id': rig.registered.deploymentId,
      'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiDeepLinkingResponse',
      nonce: expect.any(String),
    });
    expect([claims.aud].flat()).toContain(rig.platform.issuer);
    const landed = await post();
    expect(landed.body).toContain('The selection has arrived');
    expect(links().map(({ custom }) => custom['module_id'])).toEqual(['notice', 'not-soft']);
    for (const link of links()) bootOf(await rig.drive({ link }));
  });

  test(`${name}: DL with lineItem: a column of 1, whole, under the module's id`, async () => {
    await (await choose(['notice', 'not-soft'])).post();
    const columns = links().map(({ id }) => rig.platform.gradebook.lineItemOf(id));
    expect(columns).toMatchObject([
      { scoreMaximum: 1, resourceId: 'notice' },
      { scoreMaximum: 1, resourceId: 'not-soft' },
    ]);
  });

  test(`${name}: DL cancelled / empty list`, async () => {
    const landed = await (await choose([])).post();
    expect(landed.body).toContain('The selection has arrived');
    expect(links()).toEqual([]);
  });
});

describe.each(profiles)('$name', (profile) => {
  const { name } = profile;
  beforeEach(async () => {
    rig = await startMatrixRig(profile);
  });

  test(`${name}: NRPS, every page of it, roles normalised`, async () => {
    for (let more = 0; more < 4; more += 1) rig.join({ givenName: `Learner ${more}` });
    rig.join({ kind: 'test-user' });
    await roster();
    const members = await rig.tool.db
      .selectFrom('membership')
      .select(['sub', 'role'])
      .where('listed_at', 'is not', null)
      .execute();
    // Where the platform can tell them apart, only learners are asked for.
    const isAsked = ({ role }: { role: string }) => !asksForLearners.includes(name) || role === 'learner';
    const enrolled = rig.platform.course.people.filter(
      (one) => one.isEnrolled && one.kind !== 'test-user' && isAsked(one),
    );
    expect(new Map(members.map(({ sub, role }) => [sub, role]))).toEqual(
      new Map(enrolled.map(({ id, role }) => [profile.ids.person(id), role === 'learner' ? 'learner' : 'instructor'])),
    );
  });

  test(`${name}: scopes reduced by admin: the roster stays as it was, with the problem`, async () => {
    rig.registered.scopes = [];
    const { problem } = await roster(teacherPriya.id);
    expect(problem).not.toBeNull();
  });
});

/** Reads the roster of the course, after a launch of that person, once it is known what kind of platform this is. */
async function roster(personId = learnerSam.id): Promise<RosterState> {
  bootOf(await rig.drive({ personId }));
  const registrations = rig.tool.db.selectFrom('registration').select('platform_family');
  await expect
    .poll(async () => (await registrations.executeTakeFirst())?.platform_family, { timeout: 10_000 })
    .toBe(rig.profile.family);
  return refreshRoster(rig.tool, {
    registrationId: rig.registration.id,
    deploymentId: rig.registered.deploymentId,
    contextId: rig.profile.ids.context(rig.platform.course.id),
  });
}

describe.each(canvases)('$name', (profile) => {
  beforeEach(async () => {
    rig = await startMatrixRig(profile);
  });

  test(`${profile.name}: DL by a student (homework_submission)`, async () => {
    const url = rig.platform.deepLinkingUrl(rig.registered, 'homework_submission');
    await refuses(rig, 'picker-role', () => rig.drive({ url }));
  });

  test(`${profile.name}: DL in a placement for one item refuses several`, async () => {
    const url = rig.platform.deepLinkingUrl(rig.registered, 'assignment_selection');
    const boot = bootOf(await rig.drive({ personId: teacherPriya.id, url }));
    expect(boot.deepLinking?.acceptMultiple).toBe(false);
    const answer = await fetch(`${rig.url}/api/deep-linking/response`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${boot.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ moduleIds: ['notice', 'not-soft'] }),
    });
    expect(answer.status).toBe(400);
  });
});

describe.each(named('canvas-hosted', 'moodle-4.5'))('$name', (profile) => {
  test(`${profile.name}: NRPS in pages of two: all pages read, a role filter lost on the way does no harm`, async () => {
    rig = await startMatrixRig(changeProfile(profile, { memberships: { pageSize: 2 } }));
    for (let more = 0; more < 5; more += 1) rig.join({});
    await roster();
    expect(rig.platform.journal.matching('from=').length).toBe(3);
    const members = await rig.tool.db
      .selectFrom('membership')
      .select('sub')
      .where('listed_at', 'is not', null)
      .where('role', '=', 'learner')
      .execute();
    const learners = rig.platform.course.people.filter((one) => one.isEnrolled && one.role === 'learner');
    expect(members.map(({ sub }) => sub).toSorted()).toEqual(
      learners.map(({ id }) => profile.ids.person(id)).toSorted(),
    );
  });
});
