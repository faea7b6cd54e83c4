import fastify, { type FastifyInstance } from 'fastify';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { addRegistration, monday } from '../../tests/support/outbox.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import type { SessionRow } from '../database/schema.ts';
import type { DeepLinking } from '../launch/launch.ts';
import { hashSecret, randomSecret } from '../launch/one-time-secret.ts';
import { listPublicKeys } from '../platform/tool-keys.ts';
import { addErrorPages } from '../serving/error-pages.ts';
import type { Tool } from '../tool.ts';
import { deepLinkingRoutes } from './deep-linking-routes.ts';

const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const lti = 'https://purl.imsglobal.org/spec/lti/claim';
const returnUrl = 'https://lms.example/mod/lti/contentitem_return.php?course=3&id=1&sesskey=aB%2F9&x=<"';

const settings: DeepLinking = {
  returnUrl,
  acceptTypes: ['link', 'ltiResourceLink'],
  acceptMultiple: true,
  acceptLineItem: null,
  data: null,
  title: null,
  text: null,
};

describe.each(engines)('the answer of the picker, on %s', (engine) => {
  let tool: Tool;
  let server: FastifyInstance;
  let now: number;
  beforeEach(async () => {
    now = monday;
    tool = await openTestTool(engine, { clock: () => now });
    await addRegistration(tool.db, 'r1', { issuer: 'https://lms.example' });
    await tool.db
      .insertInto('deployment')
      .values({ registration_id: 'r1', id: '7', status: 'active', created_at: monday })
      .execute();
    server = fastify();
    addErrorPages(server, tool);
    await server.register(deepLinkingRoutes(tool));
  });
  afterEach(async () => {
    await server.close();
    await tool.close();
  });

  async function openSession(deepLinking: DeepLinking | null, role: SessionRow['role'] = 'instructor') {
    const token = randomSecret();
    await tool.db
      .insertInto('session')
      .values({
        token_hash: hashSecret(token),
        registration_id: 'r1',
        deployment_id: '7',
        sub: '3',
        role,
        context_id: '3',
        resource_link_id: null,
        page: 'picker',
        module_id: null,
        module_version: null,
        deep_linking: deepLinking && JSON.stringify(deepLinking),
        review_sub: null,
        is_scored: 0,
        created_at: monday,
        last_used_at: monday,
      })
      .execute();
    return token;
  }

  async function choose(payload: unknown, token: string) {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/deep-linking/response',
      headers: { authorization: `Bearer ${token}` },
      payload: payload as object,
    });
    return {
      status: answer.statusCode,
      body: answer.json<{ jwt: string; returnUrl: string; error: { code: string } }>(),
    };
  }

  async function verify(jwt: string) {
    const keys = createLocalJWKSet(await listPublicKeys(tool));
    const { payload } = await jwtVerify(jwt, keys, { issuer: 'client-r1', audience: 'https://lms.example' });
    return payload;
  }

  test('places the chosen modules, each with its column', async () => {
    const { status, body } = await choose({ moduleIds: ['notice', 'not-soft'] }, await openSession(settings));
    expect(status).toBe(200);
    expect(body.returnUrl).toBe(returnUrl);
    const payload = await verify(body.jwt);
    expect(payload).toMatchObject({
      [`${lti}/message_type`]: 'LtiDeepLinkingResponse',
      [`${lti}/version`]: '1.3.0',
      [`${lti}/deployment_id`]: '7',
      [`${dl}/content_items`]: [
        {
          type: 'ltiResourceLink',
          title: 'Notice',
          text: 'A module for tests.',
          url: 'http://localhost:3000/lti/launch',
          icon: { url: 'http://localhost:3000/assets/icon.svg', width: 64, height: 64 },
          custom: { module_id: 'notice' },
          lineItem: { label: 'Notice', scoreMaximum: 1, resourceId: 'notice', tag: 'tend' },
        },
        { title: 'Not soft' },
      ],
    });
    expect(payload).not.toHaveProperty([`${dl}/data`]);
  });

  test('echoes the platform’s data', async () => {
    const { body } = await choose({ moduleIds: ['notice'] }, await openSession({ ...settings, data: 'csrf:1&"é' }));
    expect((await verify(body.jwt))[`${dl}/data`]).toBe('csrf:1&"é');
  });

  test.each([1, 10, 100])('gives each column %i points when asked to', async (scoreMaximum) => {
    const { body } = await choose({ moduleIds: ['notice'], scoreMaximum }, await openSession(settings));
    expect((await verify(body.jwt))[`${dl}/content_items`]).toMatchObject([{ lineItem: { scoreMaximum } }]);
  });

  test.each([
    [true, { scoreMaximum: 1 }],
    [null, { scoreMaximum: 1 }],
    [false, undefined],
  ])('brings a column along where accept_lineitem is %s', async (acceptLineItem, lineItem) => {
    const { body } = await choose({ moduleIds: ['notice'] }, await openSession({ ...settings, acceptLineItem }));
    const [item] = (await verify(body.jwt))[`${dl}/content_items`] as { lineItem?: object }[];
    if (lineItem) expect(item?.lineItem).toMatchObject(lineItem);
    else expect(item).not.toHaveProperty('lineItem');
  });

  test.each([
    ['links-not-accepted', { acceptTypes: ['file', 'html'] }, 'Tend: accept_types file html', /takes no activities/],
    ['no-modules', {}, 'Tend: no module to offer', /no module to offer yet/],
  ])('says why there is nothing: %s', async (fault, change, log, message) => {
    const { body } = await choose({ fault }, await openSession({ ...settings, ...change, data: 'd' }));
    expect(await verify(body.jwt)).toMatchObject({
      [`${dl}/content_items`]: [],
      [`${dl}/errormsg`]: expect.stringMatching(message),
      [`${dl}/errorlog`]: log,
      [`${dl}/data`]: 'd',
    });
  });

  test('says what was chosen, and nothing of errors, when all is well', async () => {
    const { body } = await choose({ moduleIds: ['notice', 'not-soft'] }, await openSession(settings));
    const claims = await verify(body.jwt);
    expect(claims).toMatchObject({
      [`${dl}/msg`]: '2 modules were chosen in Tend.',
      [`${dl}/log`]: 'Tend: notice not-soft',
    });
    for (const name of ['errormsg', 'errorlog']) expect(claims).not.toHaveProperty([`${dl}/${name}`]);
  });

  test('says nothing at all when it was cancelled', async () => {
    const { body } = await choose({ moduleIds: [] }, await openSession(settings));
    const claims = await verify(body.jwt);
    for (const name of ['msg', 'log', 'errormsg', 'errorlog']) expect(claims).not.toHaveProperty([`${dl}/${name}`]);
  });

  test('keeps the names of the modules, whatever the request calls the whole tool', async () => {
    const named = { ...settings, title: 'Our leadership tool', text: 'A tool' };
    const { body } = await choose({ moduleIds: ['notice'] }, await openSession(named));
    const [item] = (await verify(body.jwt))[`${dl}/content_items`] as { title: string; text: string }[];
    expect(item?.title).toBe('Notice');
    expect(item?.text).not.toBe('A tool');
  });

  test.each([
    ['moodle', { reviewableStatus: ['InProgress', 'Completed'] }],
    ['Moodle', { reviewableStatus: ['InProgress', 'Completed'] }],
    ['canvas', undefined],
    [null, undefined],
  ])('asks %s for reviews: %j', async (platform_family, submissionReview) => {
    await tool.db.updateTable('registration').set({ platform_family }).execute();
    const { body } = await choose({ moduleIds: ['notice'] }, await openSession(settings));
    const [item] = (await verify(body.jwt))[`${dl}/content_items`] as { lineItem: Record<string, unknown> }[];
    expect(item?.lineItem['submissionReview']).toEqual(submissionReview);
  });

  describe('sent twice', () => {
    test('is the very same answer, so that a platform that looks at nonces takes it once', async () => {
      const token = await openSession(settings);
      const first = await choose({ moduleIds: ['notice'] }, token);
      expect((await choose({ moduleIds: ['notice'] }, token)).body.jwt).toBe(first.body.jwt);
    });

    test('at once by eight is one answer', async () => {
      const token = await openSession(settings);
      const answers = await Promise.all(Array.from({ length: 8 }, () => choose({ moduleIds: ['notice'] }, token)));
      expect(new Set(answers.map(({ body }) => body.jwt)).size).toBe(1);
    });

    test('at once with different choices is one answer, and refusals', async () => {
      const token = await openSession(settings);
      const choices = [['notice'], ['not-soft'], ['notice', 'not-soft']];
      const answers = await Promise.all(choices.map((moduleIds) => choose({ moduleIds }, token)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    });

    test.each([
      ['another choice', { moduleIds: ['not-soft'] }, 0],
      ['other points', { moduleIds: ['notice'], scoreMaximum: 5 }, 0],
      ['a cancel', { moduleIds: [] }, 0],
      ['the same choice when the first is too old to be taken', { moduleIds: ['notice'] }, 60_000],
    ])('is refused for %s', async (_, payload, later) => {
      const token = await openSession(settings);
      await choose({ moduleIds: ['notice'] }, token);
      now += later;
      const answer = await choose(payload, token);
      expect([answer.status, answer.body.error.code]).toEqual([409, 'picker-answered']);
    });

    test('does not touch another picker', async () => {
      await choose({ moduleIds: ['notice'] }, await openSession(settings));
      expect((await choose({ moduleIds: ['not-soft'] }, await openSession(settings))).status).toBe(200);
    });

    test('after a refusal is not twice', async () => {
      const token = await openSession(settings);
      expect((await choose({ moduleIds: ['gone'] }, token)).status).toBe(400);
      expect((await choose({ moduleIds: ['notice'] }, token)).status).toBe(200);
    });
  });

  test('is not for a session that nobody used for eight hours', async () => {
    const token = await openSession(settings);
    now += 8 * 3_600_000;
    expect((await choose({ moduleIds: ['notice'] }, token)).status).toBe(401);
  });

  test.each([
    ['cancelled', settings],
    ['cancelled where nothing of ours fits', { ...settings, acceptTypes: ['html'] }],
  ])('is an empty list when %s', async (_, given) => {
    const { body } = await choose({ moduleIds: [] }, await openSession(given));
    expect((await verify(body.jwt))[`${dl}/content_items`]).toEqual([]);
  });

  test('names a module once, however often it was chosen', async () => {
    const { body } = await choose(
      { moduleIds: ['notice', 'notice'] },
      await openSession({ ...settings, acceptMultiple: false }),
    );
    expect((await verify(body.jwt))[`${dl}/content_items`]).toHaveLength(1);
  });

  test.each([
    [
      'two where one is accepted',
      { moduleIds: ['notice', 'not-soft'] },
      { acceptMultiple: false },
      400,
      'one-module-only',
    ],
    ['a module that is not here', { moduleIds: ['notice', 'gone'] }, {}, 400, 'module-unknown'],
    ['a name of every object', { moduleIds: ['__proto__'] }, {}, 400, 'module-unknown'],
    ['links where they do not fit', { moduleIds: ['notice'] }, { acceptTypes: ['file'] }, 409, 'links-not-accepted'],
    ['no list', {}, {}, 400, 'bad-request'],
    ['numbers', { moduleIds: [1] }, {}, 400, 'bad-request'],
    ['more than asked', { moduleIds: [], returnUrl: 'https://evil.example' }, {}, 400, 'bad-request'],
    ['no points', { moduleIds: ['notice'], scoreMaximum: 0 }, {}, 400, 'score-maximum'],
    ['too many points', { moduleIds: ['notice'], scoreMaximum: 101 }, {}, 400, 'score-maximum'],
    ['a part of a point', { moduleIds: ['notice'], scoreMaximum: 1.5 }, {}, 400, 'score-maximum'],
    ['points below none', { moduleIds: ['notice'], scoreMaximum: -1 }, {}, 400, 'score-maximum'],
    [
      'points where no column comes',
      { moduleIds: ['notice'], scoreMaximum: 0 },
      { acceptLineItem: false },
      400,
      'score-maximum',
    ],
    ['points as text', { moduleIds: ['notice'], scoreMaximum: '5' }, {}, 400, 'bad-request'],
    ['a fault that there is not', { fault: 'tired' }, {}, 400, 'bad-request'],
    ['a fault with modules', { fault: 'no-modules', moduleIds: ['notice'] }, {}, 400, 'bad-request'],
    ['nothing', null, {}, 400, 'bad-request'],
    ['far too many', { moduleIds: Array(101).fill('notice') }, {}, 400, 'bad-request'],
  ])('refuses %s', async (_, payload, change, status, code) => {
    const answer = await choose(payload, await openSession({ ...settings, ...change }));
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  test('is not for learners, whatever their session carries', async () => {
    const answer = await choose({ moduleIds: ['notice'] }, await openSession(settings, 'learner'));
    expect([answer.status, answer.body.error.code]).toEqual([403, 'instructors-only']);
  });

  test('is not for a session of another kind', async () => {
    const answer = await choose({ moduleIds: ['notice'] }, await openSession(null));
    expect([answer.status, answer.body.error.code]).toEqual([409, 'not-deep-linking']);
  });

  test('is not for somebody without a session', async () => {
    expect((await choose({ moduleIds: ['notice'] }, 'x'.repeat(43))).status).toBe(401);
  });
});
