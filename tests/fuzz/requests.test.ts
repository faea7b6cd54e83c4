import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../support/databases.ts';
import { openPageSession } from '../support/page-session.ts';
import { startFuzzRig, type FuzzRig } from './fuzz-rig.ts';
import { fuzzRuns } from './fuzz-runs.ts';
import { changed, changesOf, hostileText, hostileValue, isWhole, toJson } from './hostile.ts';

/** What each route of the pages takes, as an honest page sends it. */
const bodies = {
  '/api/steps': { step: 'read', moduleId: 'notice' },
  '/api/scores/resend': { resourceLinkId: 'link', sub: 'sam' },
  '/api/deep-linking/response': { moduleIds: ['notice', 'not-soft'] },
  '/api/roster/refresh': { all: true },
};
const paths = [
  '/api/session',
  '/api/boot',
  '/api/module',
  '/api/completion',
  '/api/completion.csv',
  '/api/roster/refresh',
];
const places = [
  ...paths,
  '/lti/page/r1',
  '/lti/login',
  '/lti/launch',
  '/lti/keys',
  '/assets/',
  '/take-to-work',
  '/healthz',
];
const names = ['search', 'status', 'sort', 'page', 'id', '__proto__', 'page[]', 'constructor'];
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const;
const picker = {
  returnUrl: 'https://lms.example/return',
  acceptTypes: ['ltiResourceLink'],
  acceptMultiple: true,
  data: 'csrf',
  title: null,
  text: null,
};

/** Text as it may stand in an address: some of it well encoded, some by nobody. */
const addressText = fc.oneof(
  hostileText.filter(isWhole).map(encodeURIComponent),
  fc.stringMatching(/^[!-"$->@-~]{0,30}$/),
  fc.constantFrom('%', '%c0%ae', '%ff', '%ed%a0%80', '..%2f..%2f', ';a=b', '/'.repeat(500), 'a'.repeat(500)),
);

describe.each(engines)('any request, on %s', (engine) => {
  let rig: FuzzRig;
  let tokens: string[] = [];
  beforeAll(async () => {
    rig = await startFuzzRig(engine);
  });
  beforeEach(async () => {
    const { tool } = rig;
    const teacher = { sub: 'tina', role: 'instructor' } as const;
    await tool.db.deleteFrom('session').execute();
    tokens = [
      await openPageSession(tool),
      await openPageSession(tool, { sub: 'cat', page: 'catalogue', moduleId: null, resourceLinkId: null }),
      await openPageSession(tool, { ...teacher, page: 'completion', moduleId: null }),
      await openPageSession(tool, { ...teacher, page: 'picker', moduleId: null, resourceLinkId: null }),
    ];
    const deepLinking = { deep_linking: JSON.stringify(picker) };
    await tool.db.updateTable('session').set(deepLinking).where('page', '=', 'picker').execute();
    await rig.send({ url: '/api/module', headers: { authorization: `Bearer ${tokens[0]}` } });
  });
  afterAll(() => rig.close());

  test.each(Object.entries(bodies))('%s reads what an honest page sends', async (url, payload) => {
    const answers = tokens.map((token) =>
      rig.send({ url, method: 'POST', payload, headers: { authorization: `Bearer ${token}` } }),
    );
    expect((await Promise.all(answers)).map((answer) => answer.statusCode)).toContain(200);
  });

  const ofBodies = fuzzRuns(900);
  const call = fc.constantFrom(...Object.entries(bodies)).chain(([url, body]) =>
    fc.record({
      url: fc.constant(url),
      body: fc.oneof(
        changesOf(Object.keys(body).map((name) => [name])).map((changes) => toJson(changed(body, changes))),
        hostileValue.map(toJson),
        hostileText,
      ),
      type: fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain', 'application/x-www-form-urlencoded', 'a/b'), // prettier-ignore
    }),
  );
  test('with any body is read, or refused', { timeout: ofBodies.timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), call, async (who, { url, body, type }) => {
        const headers = { authorization: `Bearer ${tokens[who]}`, 'content-type': type };
        const answer = await rig.send({ url, method: 'POST', payload: body, headers });
        expect(String(answer.headers['content-type'])).toMatch(/^application\/json/);
      }),
      { numRuns: ofBodies.numRuns, examples: [[2, { url: '/api/scores/resend', body: '{"resourceLinkId":"\\u0000","sub":"x"}', type: 'application/json' }]] }, // prettier-ignore
    );
  });

  const ofAddresses = fuzzRuns(900);
  const query = fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...names), addressText), addressText), { maxLength: 4 })
    .map((fields) => fields.map((field) => field.join('=')).join('&'));
  const address = fc
    .tuple(fc.constantFrom('/', ...places), fc.oneof(fc.constant(''), addressText), query)
    .map(([place, rest, text]) => `${place}${rest}${text ? `?${text}` : ''}`);
  const header = fc.dictionary(
    fc.constantFrom(
      'accept-language',
      'accept',
      'origin',
      'cookie',
      'content-type',
      'x-forwarded-for',
      'host',
      'range',
    ),
    fc.stringMatching(/^[ -~]{0,40}$/),
    { maxKeys: 3 },
  );
  test('to any address is answered or refused', { timeout: ofAddresses.timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 3, arbitrary: fc.constant('GET' as const) },
          { weight: 1, arbitrary: fc.constantFrom(...methods) },
        ),
        address,
        header,
        fc.option(fc.nat(3)),
        async (method, url, headers, who) => {
          const authorization = who === null ? 'Bearer x' : `Bearer ${tokens[who]}`;
          await rig.send({ url, method, headers: { ...headers, authorization } });
        },
      ),
      ofAddresses,
    );
  });
});
