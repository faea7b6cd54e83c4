// The valid launches of the certification suite, and what real platforms send besides.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { adminAlex, learnerSam, teacherPriya } from '../platform/demo-course.ts';
import { driveLaunch } from '../platform/drive-launch.ts';
import { engines } from '../support/databases.ts';
import { bootOf, refuses, startLaunchRig, type LaunchRig } from './launch-rig.ts';
import { institution, membership, withClaims, without, withRoles, type Claims } from './payloads.ts';

const system = 'http://purl.imsglobal.org/vocab/lti/system/person#';
const assistant = 'http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant';

const roles: [name: string, roles: unknown[], role: 'learner' | 'instructor'][] = [
  ['Instructor', [`${membership}Instructor`], 'instructor'],
  ['Learner', [`${membership}Learner`], 'learner'],
  ['ContentDeveloper', [`${membership}ContentDeveloper`], 'instructor'],
  ['Administrator of the context', [`${membership}Administrator`], 'instructor'],
  ['the short role Instructor', ['Instructor'], 'instructor'],
  ['the short role Learner', ['Learner'], 'learner'],
  ['a mentor of the institution who teaches', [`${institution}Mentor`, `${membership}Instructor`], 'instructor'],
  ['an assistant, as Canvas writes it', [assistant, `${membership}Instructor`], 'instructor'],
  ['somebody who teaches elsewhere and learns here', [`${institution}Instructor`, `${membership}Learner`], 'learner'],
  ['an administrator without a role here', [`${institution}Administrator`, `${system}SysAdmin`], 'learner'],
  ['an unknown role beside a known one', ['http://example.org/unknown', `${membership}Instructor`], 'instructor'],
  ['an unknown role alone', ['http://example.org/unknown'], 'learner'],
  ['a role that ends like ours', ['http://example.org/membership#Instructor'], 'learner'],
  ['no role', [], 'learner'],
  ['an empty role', [''], 'learner'],
  ['roles that are no text', [null, 7, {}], 'learner'],
];

const accepted: [name: string, change: (claims: Claims) => Claims, name: string | null][] = [
  ['only an e-mail', without('name', 'given_name', 'family_name'), null],
  ['only names', without('email', 'name'), 'Sam Okafor'],
  ['nothing personal', without('email', 'name', 'given_name', 'family_name', claim.presentation), null],
  ['null for every optional claim', nulled, null],
  [
    'unexpanded variables',
    withClaims({ name: '$Person.name.full', given_name: '$Person.name.given', family_name: '' }),
    null,
  ],
  ['a name on two lines', withClaims({ name: ' Sam\n\0Okafor ' }), 'Sam Okafor'],
  ['numbers for ids', withClaims({ [claim.context]: { id: 3 }, [claim.resourceLink]: { id: 7 } }), 'Sam Okafor'],
  ['an audience array of one', (claims) => ({ ...claims, aud: [claims['aud']] }), 'Sam Okafor'],
  [
    'several audiences with azp',
    (claims) => ({ ...claims, aud: [claims['aud'], 'x'], azp: claims['aud'] }),
    'Sam Okafor',
  ],
  ['a clock half a minute ahead', (claims) => moved(claims, 30), 'Sam Okafor'],
  ['a clock half a minute behind', (claims) => moved(claims, -30), 'Sam Okafor'],
  ['a token that ended half a minute ago', (claims) => moved(claims, -90), 'Sam Okafor'],
  ['an iat of five minutes ago', (claims) => ({ ...claims, iat: Number(claims['iat']) - 300 }), 'Sam Okafor'],
  ['a short context type', withClaims({ [claim.context]: { id: '3', type: ['Group'] } }), 'Sam Okafor'],
  [
    'a resource link of Open edX',
    withClaims({ [claim.resourceLink]: { id: 'block-v1:X+Y+type@lti@1' } }),
    'Sam Okafor',
  ],
  ['claims that nobody knows', withClaims({ 'https://example.org/claim': { deep: [[[[[[[[1]]]]]]]] } }), 'Sam Okafor'],
];

function moved(claims: Claims, seconds: number): Claims {
  return { ...claims, iat: Number(claims['iat']) + seconds, exp: Number(claims['exp']) + seconds };
}

function nulled(claims: Claims): Claims {
  const kept = new Set([
    'iss',
    'aud',
    'exp',
    'iat',
    'nonce',
    'sub',
    ...[
      claim.messageType,
      claim.version,
      claim.deploymentId,
      claim.targetLinkUri,
      claim.roles,
      claim.resourceLink,
      claim.custom,
    ],
  ]);
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, kept.has(name) ? value : null]));
}

describe.each(engines)('valid launches on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  test.each(roles)('%s', async (_name, given, role) => {
    const boot = bootOf(await rig.launch({ change: withRoles(...given) }));
    expect(boot.session.role).toBe(role);
  });

  test.each(accepted)('%s', async (name, change, personName) => {
    // A person of their own: what a launch leaves out is kept from an earlier one.
    const boot = bootOf(await rig.launch({ change: (claims) => change({ ...claims, sub: `person ${name}` }) }));
    expect(boot.session.person.name).toBe(personName);
    expect(boot.session.page).toBe('module');
  });

  test('through the platform itself, with its redirects and forms', async () => {
    const url = rig.platform.launchUrl(rig.link);
    for (const { id, role } of [learnerSam, teacherPriya, adminAlex]) {
      const boot = bootOf(await driveLaunch(rig.platform, url, { personId: id }));
      expect(boot.session.role).toBe(role === 'learner' ? 'learner' : 'instructor');
      expect(boot.session.context).toEqual({ id: '3', title: 'Leading with compassion' });
      expect(boot.session.resourceLink).toEqual({ id: rig.link.id, title: 'Notice' });
      expect(boot.module?.id).toBe('notice');
      expect(boot.session.module).toEqual({ id: 'notice', version: 1 });
    }
  });

  test('without a context, only a resource link', async () => {
    const boot = bootOf(await rig.launch({ change: without(claim.context) }));
    expect(boot.session.context).toBeNull();
    expect(boot.session.page).toBe('module');
  });

  test('the page answers what the bearer of its token asks', async () => {
    const boot = bootOf(await rig.launch());
    const answer = await fetch(`${rig.url}/api/session`, { headers: { authorization: `Bearer ${boot.token}` } });
    expect(await answer.json()).toEqual(boot.session);
  });
});

describe.each(engines)('pages of launches on %s', (engine) => {
  let rig: LaunchRig;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
  });
  afterAll(() => rig.close());

  const custom = (values: Claims, id = 'another link') =>
    ({ change: withClaims({ [claim.custom]: values, [claim.resourceLink]: { id } }) }) as const;

  test.each([
    ['no parameter, a learner', custom({}), learnerSam, 'catalogue'],
    ['no parameter, a teacher', custom({}), teacherPriya, 'completion'],
    ['page=today', custom({ page: 'today' }), learnerSam, 'today'],
    [
      'page=completion, a teacher',
      custom({ page: 'completion', module_id: 'notice' }, 'x'),
      teacherPriya,
      'completion',
    ],
    ['page=completion, a learner', custom({ page: 'completion', module_id: 'notice' }, 'x'), learnerSam, 'module'],
    ['module_id, a teacher', custom({ module_id: 'notice' }, 'y'), teacherPriya, 'module'],
    ['a literal variable as module', custom({ module_id: '$ResourceLink.id' }, 'z'), learnerSam, 'catalogue'],
  ])('%s', async (_name, forged, person, page) => {
    const boot = bootOf(await rig.launch({ ...forged, personId: person.id }));
    expect(boot.session.page).toBe(page);
    expect(boot.modules?.map(({ id }) => id)).toEqual(page === 'catalogue' ? ['not-soft', 'notice'] : undefined);
  });

  test('a link that has lost its parameter opens the module that it opened before', async () => {
    bootOf(await rig.launch(custom({ module_id: 'not-soft' }, 'copied')));
    expect(bootOf(await rig.launch(custom({}, 'copied'))).module?.id).toBe('not-soft');
  });

  test('a submission review shows a teacher whose work it is about', async () => {
    const review = { messageType: 'LtiSubmissionReviewRequest', personId: teacherPriya.id } as const;
    const forUser = withClaims({ [claim.forUser]: { user_id: learnerSam.id } });
    const boot = bootOf(await rig.launch({ ...review, change: forUser }));
    expect(boot.session.page).toBe('review');
    const row = await rig.tool.db
      .selectFrom('session')
      .select('review_sub')
      .where('page', '=', 'review')
      .executeTakeFirst();
    expect(row?.review_sub).toBe(learnerSam.id);
  });

  test('a submission review of a module that is gone, or asked for another page, is still one', async () => {
    const review = { messageType: 'LtiSubmissionReviewRequest', personId: teacherPriya.id } as const;
    for (const parameters of [{ module_id: 'gone' }, { page: 'today' }, { page: 'completion' }]) {
      const change = withClaims({ [claim.forUser]: { user_id: learnerSam.id }, [claim.custom]: parameters });
      expect(bootOf(await rig.launch({ ...review, change })).session.page).toBe('review');
    }
  });

  test('a submission review does not open for a learner, nor without saying whose', async () => {
    const review = { messageType: 'LtiSubmissionReviewRequest', personId: teacherPriya.id } as const;
    const forUser = { [claim.forUser]: { user_id: learnerSam.id } };
    const asLearner = withClaims({ ...forUser, [claim.roles]: ['Learner'] });
    await refuses(rig, 'review-role', () => rig.launch({ ...review, change: asLearner }));
    await refuses(rig, 'claims-missing', () => rig.launch({ ...review, change: without(claim.forUser) }));
  });

  test('placements of Canvas that share the id of the course do not share a resource link', async () => {
    const placed = (placement: string) => ({
      change: withClaims({ [claim.resourceLink]: { id: '3' }, [claim.canvasPlacement]: placement, [claim.custom]: {} }),
    });
    const one = bootOf(await rig.launch(placed('course_navigation')));
    const other = bootOf(await rig.launch(placed('editor_button')));
    expect(one.session.resourceLink?.id).not.toBe(other.session.resourceLink?.id);
  });
});
