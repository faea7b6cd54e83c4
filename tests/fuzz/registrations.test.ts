import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSetupLink, lmsNames, type Lms } from '../../lti-server/registering/setup-link.ts';
import { engines } from '../support/databases.ts';
import { startRegisteringPlatform, type RegisteringPlatform } from '../support/registering-platform.ts';
import { startFuzzRig, type FuzzRig } from './fuzz-rig.ts';
import { fuzzRuns } from './fuzz-runs.ts';
import { changed, changesOf, hostileText, toJson } from './hostile.ts';

const platformMember = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const toolMember = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const accountMember = 'https://canvas.instructure.com/lti/account_name';

const configurationPaths = [
  ...['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint'].map((name) => [name]),
  ...[['authorization_server'], ['scopes_supported'], [platformMember]],
  ...['product_family_code', 'messages_supported', 'version', accountMember].map((name) => [platformMember, name]),
];
const answerPaths = [['client_id'], ['scope'], [toolMember], [toolMember, 'deployment_id']];

/** What is no JSON, or not the JSON that was asked for. */
const anyText = fc.oneof(
  hostileText,
  fc.json(),
  fc.constantFrom('', '{', '[1,2', 'null', '"text"', '{"__proto__":{"issuer":"x"}}', '['.repeat(20_000)),
  fc.constant(`{"client_id":"${'x'.repeat(70_000)}"}`),
);
const anyEnd = fc.tuple(
  fc.constantFrom('issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'authorization_server'),
  fc.oneof(fc.constant(''), hostileText),
);
const anyStatus = fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 404, 418, 500, 503);
const { numRuns, timeout } = fuzzRuns(250);

describe.each(engines)('any platform that registers itself, on %s', (engine) => {
  let rig: FuzzRig;
  let platform: RegisteringPlatform;
  let good: { configuration: Record<string, unknown>; answer: Record<string, unknown> };
  beforeAll(async () => {
    rig = await startFuzzRig(engine);
    platform = await startRegisteringPlatform('moodle');
    const answer = { client_id: 'AbC012345678901', scope: '', [toolMember]: { deployment_id: '7' } };
    good = { configuration: { ...platform.configuration, authorization_server: platform.url }, answer };
  });
  afterAll(async () => {
    await rig.close();
    await platform.close();
  });

  /** A whole registration; what came of it is taken out again. */
  async function register(lms: Lms, query: Record<string, string> = {}) {
    const { db } = rig.tool;
    const { url } = await createSetupLink(rig.tool, { lms, lifetime: 3_600_000 });
    const setup = String(new URL(url).searchParams.get('setup'));
    const asked = { setup, openid_configuration: `${platform.url}/mod/lti/openid-configuration`, ...query };
    const answer = await rig.send({ url: '/lti/register', query: asked });
    const made = await db.selectFrom('registration').selectAll().where('id', '!=', 'r1').execute();
    const links = await db.selectFrom('setup_link').selectAll().execute();
    await db.deleteFrom('registration').where('id', '!=', 'r1').execute();
    await db.deleteFrom('deployment').where('registration_id', '!=', 'r1').execute();
    await db.deleteFrom('setup_link').execute();

    expect(answer.headers['content-type']).toContain('text/html');
    expect(made.length).toBe(answer.statusCode === 200 ? 1 : 0);
    expect(links.filter(({ used_at }) => used_at !== null).length).toBe(made.length);
    for (const row of made) {
      // Nobody launches before the operator has looked, and everything that was believed is the platform's own.
      expect(row.status).toBe('pending');
      for (const address of [row.issuer, row.auth_url, row.token_url, row.jwks_url]) {
        expect(new URL(address).origin).toBe(platform.url);
      }
      expect(row.client_id).toMatch(/^[^\p{Cc}\p{Cs}]{1,255}$/u);
      expect(row.name).toMatch(/^[^\p{Cc}\p{Cs}]{1,255}$/u);
      if (row.audience !== null) expect(new URL(row.audience).origin).toBe(platform.url);
    }
    return answer;
  }

  const tell = (configuration: string, answer: string) => {
    platform.answers.configuration = { body: configuration };
    platform.answers.registration = { body: answer };
  };
  const anyLms = fc.constantFrom(...lmsNames.filter((name) => name !== 'canvas'));

  test('registers when everything is good', async () => {
    tell(JSON.stringify(good.configuration), JSON.stringify(good.answer));
    expect((await register('moodle')).statusCode).toBe(200);
  });

  test('with any configuration registers as itself, or is refused', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(anyLms, changesOf(configurationPaths), anyEnd, async (lms, changes, [member, end]) => {
        // Addresses of its own too, with something odd behind them.
        const odd = { path: [member], value: `${String(good.configuration[member])}${end}` };
        tell(toJson(changed(good.configuration, [odd, ...changes])), JSON.stringify(good.answer));
        await register(lms);
      }),
      // Found once: PostgreSQL holds no NUL.
      { numRuns, examples: [['brightspace', [], ['authorization_server', '\0']]] },
    );
  });

  test('with any answer registers as itself, or is refused', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(anyLms, changesOf(answerPaths), async (lms, changes) => {
        tell(JSON.stringify(good.configuration), toJson(changed(good.answer, changes)));
        await register(lms);
      }),
      { numRuns },
    );
  });

  test('with any text and any status is refused, or registers as itself', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyStatus, fc.boolean(), async (text, status, isConfiguration) => {
        tell(JSON.stringify(good.configuration), JSON.stringify(good.answer));
        const said = { status, body: text, ...(status === 302 && { headers: { location: 'http://127.0.0.1:1/' } }) };
        if (isConfiguration) platform.answers.configuration = said;
        else platform.answers.registration = said;
        await register('other');
      }),
      { numRuns },
    );
  });

  test('asked in any way registers nothing', { timeout }, async () => {
    const fields = fc.dictionary(fc.constantFrom('setup', 'openid_configuration', 'registration_token'), hostileText);
    await fc.assert(
      fc.asyncProperty(fields, async (query) => {
        fc.pre(!('registration_token' in query && Object.keys(query).length === 1));
        tell(JSON.stringify(good.configuration), JSON.stringify(good.answer));
        const answer = await register('other', query);
        if (Object.keys(query).length > 0) expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      }),
      { numRuns },
    );
  });
});
