// Logins, tokens and people, on every platform; each test is named after its row of the matrix.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { learnerSam } from '../platform/demo-course.ts';
import { canvasSelfHosted } from '../platform/profiles/canvas.ts';
import { Visitor } from '../platform/visitor.ts';
import { bootOf, connectPlatform, expectRefusal, refuses } from './launch-rig.ts';
import { canvases, named, profiles, startMatrixRig, type MatrixRig } from './matrix-rig.ts';
import { withClaims, without } from './payloads.ts';

const minutes = 60_000;

describe.each(profiles)('$name', (profile) => {
  const { name } = profile;
  let rig: MatrixRig;
  beforeAll(async () => {
    rig = await startMatrixRig(profile);
  });
  afterAll(() => rig.close());

  const login = (fields: Record<string, string>, method: 'GET' | 'POST' = 'POST') =>
    method === 'GET'
      ? new Visitor().get(`${rig.url}/lti/login?${new URLSearchParams(fields)}`)
      : new Visitor().post(`${rig.url}/lti/login`, fields);
  const least = () => ({
    iss: rig.platform.issuer,
    login_hint: 'x',
    target_link_uri: `${rig.url}/lti/launch`,
  });

  test(`${name}: login GET and POST`, async () => {
    bootOf(await rig.drive());
    for (const method of ['GET', 'POST'] as const) expect((await login(least(), method)).status).toBe(302);
  });

  test(`${name}: only iss, login_hint, target_link_uri`, async () => {
    expect((await login(least())).headers.get('location')).toContain(`client_id=${rig.registered.clientId}`);
  });

  test(`${name}: deployment_id vs lti_deployment_id`, async () => {
    const { deploymentId } = rig.registered;
    for (const names of [['deployment_id'], ['lti_deployment_id'], ['deployment_id', 'lti_deployment_id'], []]) {
      const fields = Object.fromEntries(names.map((one) => [one, deploymentId]));
      expect((await login({ ...least(), ...fields })).status).toBe(302);
    }
  });

  test(`${name}: the message hint comes back byte for byte`, async () => {
    const visitor = new Visitor();
    rig.platform.journal.clear();
    bootOf(await rig.drive({ visitor }));
    const [request] = rig.platform.journal.matching(profile.paths.auth);
    const hint = new URL(request?.url ?? '', rig.platform.url).searchParams.get('lti_message_hint') ?? '';
    const form = { jwt: /^[\w-]+\.[\w-]+\.[\w-]+$/, json: /^{"cmid":\d+,"launchid":"ltilaunch/, opaque: /./ };
    expect(hint).toMatch(form[profile.login.messageHint]);
    for (const odd of [hint, '{"a":"b+c & d%20%zz"}']) {
      const redirect = new URL((await login({ ...least(), lti_message_hint: odd })).headers.get('location') ?? '');
      expect(redirect.searchParams.get('lti_message_hint')).toBe(odd);
    }
  });

  test(`${name}: back button / reload of launch POST`, async () => {
    const launch = await rig.forge();
    bootOf(launch);
    const again = await refuses(rig, 'state-used', launch.again);
    expect(again.body).toMatch(/src="\/assets\/revive/);
  });

  test.each([30, -30])(`${name}: clock %i s`, async (seconds) => {
    rig.platform.faults.clockOffsetMs = seconds * 1000;
    bootOf(await rig.drive());
    rig.platform.faults.clockOffsetMs = 0;
  });

  test(`${name}: clock +5 min`, async () => {
    rig.platform.faults.clockOffsetMs = 5 * minutes;
    const answer = await refuses(rig, 'token-early', () => rig.drive());
    expect(answer.body).toMatch(/clock/i);
    rig.platform.faults.clockOffsetMs = 0;
  });

  test(`${name}: clock -5 min is an expired token where it lives a minute, and is allowed for elsewhere`, async () => {
    rig.platform.faults.clockOffsetMs = -5 * minutes;
    const answer = await rig.drive();
    if (profile.idToken.ttlSeconds === 60) expectRefusal(answer, 'token-expired');
    else bootOf(answer);
    rig.platform.faults.clockOffsetMs = 0;
  });

  test(`${name}: key rotation`, async () => {
    const before = rig.platform.journal.matching(profile.paths.keys).length;
    await rig.platform.rotateKeys();
    bootOf(await rig.drive());
    // Canvas publishes a key a period before it signs.
    const more = rig.platform.journal.matching(profile.paths.keys).length - before;
    expect(more).toBe(profile.keys.count === 3 ? 0 : 1);
  });

  test(`${name}: unknown kid`, async () => {
    await refuses(rig, 'key-unknown', () => rig.forge({ header: { kid: 'nobody' } }));
    bootOf(await rig.drive());
  });

  test(`${name}: null / missing optional claims`, async () => {
    const optional = [claim.presentation, claim.platform, claim.lineItems, claim.memberships, 'name', 'locale'];
    const nulled = withClaims(Object.fromEntries(optional.map((one) => [one, null])));
    const titles = withClaims({ [claim.context]: { id: 'c', title: null, label: null, type: null } });
    for (const change of [nulled, without(...optional), titles]) {
      expect(bootOf(await rig.forge({ change })).session.page).toBe('module');
    }
  });

  test(`${name}: literal $Variable`, async () => {
    const names = { name: '$Person.name.full', given_name: '$Person.name.given', family_name: '$Person.name.family' };
    const custom = { module_id: 'notice', due: '$ResourceLink.submission.endDateTime', page: '$Nothing.at.all' };
    const change = withClaims({ ...names, [claim.custom]: custom, sub: 'nameless' });
    const boot = bootOf(await rig.forge({ change }));
    expect([boot.session.person.name, boot.session.page]).toEqual([null, 'module']);
  });

  test(`${name}: no name/email`, async () => {
    rig.registered.privacy = 'anonymous';
    const boot = bootOf(await rig.drive({ personId: rig.join({}) }));
    expect(boot.session.person.name).toBeNull();
    rig.registered.privacy = 'public';
  });

  test(`${name}: course copy (new rlid, custom kept)`, async () => {
    const copy = rig.platform.course.addResourceLink({
      toolId: rig.registered.deploymentId,
      title: 'Notice (copy)',
      custom: { module_id: 'notice' },
    });
    const [first, second] = [bootOf(await rig.drive()), bootOf(await rig.drive({ link: copy }))];
    expect(second.module?.id).toBe('notice');
    expect(second.session.resourceLink?.id).not.toBe(first.session.resourceLink?.id);
  });

  test(`${name}: course copy (new rlid, custom lost, resourceId kept)`, async () => {
    const copyOf = (resourceId: string) =>
      rig.platform.course.addResourceLink({
        toolId: rig.registered.deploymentId,
        title: 'A copy',
        lineItem: { scoreMaximum: 1, resourceId },
      });
    const copy = copyOf('notice');
    const asked = () => rig.platform.journal.requests.filter(({ url }) => /line_?items\b[^/]*$/i.test(url)).length;
    const before = asked();
    for (const personId of [learnerSam.id, rig.join({})]) {
      const boot = bootOf(await rig.drive({ link: copy, personId }));
      expect([boot.session.page, boot.module?.id]).toEqual(['module', 'notice']);
    }
    expect(asked() - before, 'is asked of the platform once').toBeLessThanOrEqual(2);

    const strange = copyOf('a module of another tool');
    expect(bootOf(await rig.drive({ link: strange })).session.page).toBe('catalogue');

    const silent = copyOf('notice');
    rig.platform.faults.answerNext('lineItems', { status: 500 });
    expect(bootOf(await rig.drive({ link: silent })).session.page).toBe('catalogue');
    rig.tick(61_000);
    expect(bootOf(await rig.drive({ link: silent })).module?.id).toBe('notice');
    rig.tick(-61_000);

    const { scopes } = rig.registered;
    rig.registered.scopes = scopes.filter((scope) => scope.endsWith('/score'));
    expect(bootOf(await rig.drive({ link: copyOf('notice') })).session.page).toBe('catalogue');
    rig.registered.scopes = scopes;
  });

  test(`${name}: cookies blocked, no storage`, async () => {
    const page = await rig.forge({ cookies: 'drop' });
    expect(page.body).toMatch(/<form method="post" action="\/lti\/launch\/window" target="_blank">/);
    const window = new Visitor();
    bootOf(await window.submit(await window.submit(page)));
  });

  test(`${name}: a page of the platform may frame the tool`, async () => {
    const policy = (await rig.drive()).headers.get('content-security-policy') ?? '';
    expect(policy).toContain(rig.platform.url);
    if (profile.idToken.isReturnHttps) expect(policy).toContain(rig.platform.url.replace('http:', 'https:'));
  });
});

describe.each(named('canvas-hosted', 'canvas-selfhosted', 'blackboard'))('$name', (profile) => {
  test(`${profile.name}: shared iss, many client_ids`, async () => {
    const rig = await startMatrixRig(profile);
    const clientId = '170000000000000099';
    const other = await connectPlatform(rig.tool, { platform: { profile }, clientId });
    const fields = { iss: rig.platform.issuer, login_hint: 'x', target_link_uri: `${rig.url}/lti/launch` };
    const login = (more = {}) => new Visitor().post(`${rig.url}/lti/login`, { ...fields, ...more });
    expectRefusal(await login(), 'registration-ambiguous');
    for (const one of [rig.registered.clientId, clientId]) {
      expect((await login({ client_id: one })).headers.get('location')).toContain(`client_id=${one}`);
    }
    bootOf(await rig.drive());
    bootOf(await startedElsewhere({ ...rig, ...other }));
    const people = await rig.tool.db.selectFrom('person').select('sub').execute();
    expect(people.map(({ sub }) => sub)).toEqual(Array(2).fill(profile.ids.person(learnerSam.id)));
    await other.platform.stop();
    await rig.close();
  });
});

describe.each(canvases)('$name', (profile) => {
  const { name } = profile;
  let rig: MatrixRig;
  beforeAll(async () => {
    rig = await startMatrixRig(profile);
  });
  afterAll(() => rig.close());

  test(`${name}: iat 5 min old`, async () => {
    let ago = 0;
    const meanwhile = () => {
      ago = 4.9 * minutes;
      rig.tick(ago);
      rig.platform.faults.clockOffsetMs = ago;
    };
    bootOf(await rig.drive({ meanwhile }));
    rig.tick(-ago);
    rig.platform.faults.clockOffsetMs = 0;
  });

  test.each([
    ['login_required', 'platform-login-required'],
    ['launch_no_longer_valid', 'platform-launch-used'],
    ['unauthorized_client', 'platform-error'],
  ] as const)(`${name}: error response at redirect_uri, %s`, async (error, reason) => {
    rig.platform.faults.nextAuthError = { error, description: 'Secret words of the platform' };
    const answer = await refuses(rig, reason, () => rig.drive());
    expect(answer.body).not.toContain('Secret words');
  });

  test(`${name}: hint 500+ chars, GET auth URL`, async () => {
    rig.platform.journal.clear();
    bootOf(await rig.drive());
    const [request] = rig.platform.journal.matching(profile.paths.auth, 'GET');
    expect(request?.url.length).toBeGreaterThan(600);
  });

  test(`${name}: nav launch, rlid = context id`, async () => {
    const open = (placement: string) => rig.drive({ url: rig.platform.placementUrl(rig.registered, placement) });
    const [course, account] = [bootOf(await open('course_navigation')), bootOf(await open('course_settings'))];
    expect(course.session.page).toBe('catalogue');
    const ids = [course, account, bootOf(await rig.drive())].map(({ session }) => session.resourceLink?.id);
    expect(new Set(ids).size).toBe(3);
  });

  test(`${name}: custom parameters of Canvas, asked for and expanded`, async () => {
    const custom = { module_id: 'notice', canvas_api_domain: 'learn.school.example', canvas_course_id: '12' };
    const change = withClaims({ [claim.custom]: custom, [claim.presentation]: { locale: 'en' } });
    const answer = await rig.forge({ change });
    expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors .*https:\/\/learn\.school\.example/);
    expect(bootOf(answer).wayBack).toBe('https://learn.school.example/courses/12');
    const window = await rig.forge({ change, cookies: 'drop' });
    expect(window.headers.get('content-security-policy')).toContain('https://learn.school.example');

    const reloaded = await fetch(rig.url + bootOf(answer).resumePath);
    expect(reloaded.headers.get('content-security-policy')).toMatch(
      /frame-ancestors .*https:\/\/learn\.school\.example/,
    );
    // Nobody has proven whose a used launch was: words, but no session, in whatever frame it says.
    const again = await refuses(rig, 'state-used', answer.again);
    expect(again.headers.get('content-security-policy')).toMatch(/frame-ancestors \*$/);
    expect(again.body).not.toContain('<script');
  });

  test(`${name}: storage in a named frame`, async () => {
    bootOf(await rig.drive({ keeps: 'storage' }));
  });

  test(`${name}: storage silent, cookies there`, async () => {
    bootOf(await rig.drive({ keeps: 'cookies' }));
  });

  test(`${name}: storage silent, cookies blocked`, async () => {
    const answer = await rig.drive({ keeps: 'neither' });
    expect(answer.body).toMatch(/action="\/lti\/launch\/window" target="_blank"/);
  });
});

/** Sam's launch on another platform of the same tool. */
async function startedElsewhere(rig: MatrixRig) {
  const { platform, link } = rig;
  const visitor = new Visitor();
  visitor.rememberCookies(platform.url, platform.signIn(learnerSam.id).cookie);
  const login = await visitor.follow(await visitor.get(platform.launchUrl(link)));
  const next = /"next":"([^"]+)"/.exec(login.body)?.[1];
  return next === undefined ? login : visitor.follow(await visitor.get(next));
}

describe.each(named('moodle-4.5'))('$name', (profile) => {
  const { name } = profile;
  let rig: MatrixRig;
  beforeAll(async () => {
    rig = await startMatrixRig(profile);
  });
  afterAll(() => rig.close());

  test(`${name}: repost page between`, async () => {
    rig.platform.faults.areCookiesBlocked = true;
    bootOf(await rig.drive());
    rig.platform.faults.areCookiesBlocked = false;
  });

  test.each(['invalid_request', 'access_denied'])(`${name}: error response at redirect_uri, %s`, async (error) => {
    rig.platform.faults.nextAuthError = { error };
    await refuses(rig, 'platform-error', () => rig.drive());
  });
});

test('canvas-selfhosted: 512-bit key', async () => {
  const rig = await startMatrixRig(canvasSelfHosted);
  const answer = await refuses(rig, 'key-weak', () => rig.drive());
  expect(answer.body).toContain('512 bits');
  await rig.close();
});

test('brightspace: JWK without alg', async () => {
  const [profile] = named('brightspace');
  const rig = await startMatrixRig(profile ?? expect.fail());
  expect(rig.platform.state.keys.keySet.keys[0]).not.toHaveProperty('alg');
  bootOf(await rig.drive());
  await rig.close();
});

test('open-edx: rlid with block-v1:…+…@…', async () => {
  const [profile] = named('open-edx');
  const rig = await startMatrixRig(profile ?? expect.fail());
  const boot = bootOf(await rig.drive());
  expect(boot.session.resourceLink?.id).toBe(profile?.ids.resourceLink(rig.link.id));
  const rows = await rig.tool.db.selectFrom('resource_link').select('id').execute();
  expect(rows).toEqual([{ id: expect.stringMatching(/^block-v1:.+\+.+@/) }]);
  await rig.close();
});

test('open-edx: error response is a page of the platform', async () => {
  const [profile] = named('open-edx');
  const rig = await startMatrixRig(profile ?? expect.fail());
  rig.platform.faults.nextAuthError = { error: 'access_denied' };
  const answer = await rig.drive();
  expect(answer.url).toContain(rig.platform.url);
  expect(await rig.countSessions()).toBe(0);
  await rig.close();
});
