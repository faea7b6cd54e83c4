import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { engines } from '../support/databases.ts';
import { expectOwnSession } from './expect-own-session.ts';
import { formHeaders, startFuzzRig, type FuzzRig } from './fuzz-rig.ts';
import { fuzzRuns } from './fuzz-runs.ts';
import { changed, changesOf, formText, hostileText, hostileValue, toJson, type Change } from './hostile.ts';
import { claimPaths, deepLinkingClaims, launchClaims } from './good-claims.ts';

/** What was found once. */
const found: Change[][] = [
  [{ path: [claim.custom, 'module_id'], value: 'a\0b' }],
  [{ path: [claim.lineItems, 'lineitem'], value: 'https://lms.example/\0' }],
  [{ path: ['sub'], value: 'x\udfff' }],
];

const garbledPart = fc.oneof(
  hostileText,
  fc.base64String({ maxLength: 40 }),
  fc.constant('e30'),
  fc.constant('bnVsbA'),
);
const headers = fc.dictionary(
  fc.constantFrom('alg', 'kid', 'typ', 'jku', 'jwk', 'x5u', 'crit', 'b64', 'zip', 'cty', '__proto__'),
  hostileValue,
  { maxKeys: 3 },
);

describe.each(engines)('any launch, on %s', (engine) => {
  let rig: FuzzRig;
  beforeAll(async () => {
    rig = await startFuzzRig(engine);
  });
  afterAll(() => rig.close());

  const post = (fields: readonly (readonly [string, string])[], cookie: string) =>
    rig.send({
      url: '/lti/launch',
      method: 'POST',
      headers: { ...formHeaders, cookie },
      payload: formText(fields),
    });

  /** Launches with those claims changed, and looks whether a session was due. */
  async function launchWith(good: (nonce: string) => object, changes: readonly Change[]) {
    const { state, nonce, cookie } = await rig.login();
    const text = toJson(changed(good(nonce), changes));
    const token = await rig.sign(text);
    const claims = JSON.parse(text) as Record<string, unknown>;
    const sessions = await rig.sessionsOf(() => post([['id_token', token], ['state', state]], cookie)); // prettier-ignore
    for (const session of sessions) expectOwnSession(session, claims, nonce);
    return sessions.length;
  }

  test.each([
    ['a launch', launchClaims],
    ['a deep linking request', deepLinkingClaims],
  ])('%s that nobody touched opens one session', async (_name, good) => {
    expect(await launchWith(good, [])).toBe(1);
  });

  const ofClaims = fuzzRuns(1000);
  test('with other claims is refused, or opens what it says', { timeout: ofClaims.timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(
        changesOf(claimPaths(launchClaims)),
        async (changes) => void (await launchWith(launchClaims, changes)),
      ),
      { ...ofClaims, examples: found.map((changes) => [changes] as [Change[]]) },
    );
  });

  const ofRequests = fuzzRuns(500);
  test(
    'of the picker with other claims is refused, or opens what it says',
    { timeout: ofRequests.timeout },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          changesOf(claimPaths(deepLinkingClaims)),
          async (changes) => void (await launchWith(deepLinkingClaims, changes)),
        ),
        ofRequests,
      );
    },
  );

  const ofTokens = fuzzRuns(600);
  test('with another token opens nothing', { timeout: ofTokens.timeout }, async () => {
    const { state, nonce, cookie } = await rig.login();
    const good = (await rig.sign(JSON.stringify(launchClaims(nonce)))).split('.');
    const parts = fc.oneof(
      fc.tuple(fc.nat(2), garbledPart).map(([at, part]) => good.with(at, part).join('.')),
      fc.tuple(fc.nat(2), fc.nat()).map(([at, place]) => {
        const part = good[at] ?? '';
        // Not the last letter, whose bits may be filling.
        const index = place % (part.length - 1);
        return good
          .with(at, part.slice(0, index) + (part[index] === 'A' ? 'B' : 'A') + part.slice(index + 1))
          .join('.');
      }),
      headers.map((header) => good.with(0, Buffer.from(JSON.stringify(header)).toString('base64url')).join('.')),
      fc.array(fc.oneof(garbledPart, fc.constantFrom(...good)), { maxLength: 6 }).map((all) => all.join('.')),
    );
    const isGood = (token: string) => token === good.join('.');
    await fc.assert(
      fc.asyncProperty(
        parts.filter((token) => !isGood(token)),
        async (token) => {
          const login = await rig.login();
          const sessions = await rig.sessionsOf(() =>
            post(
              [
                ['id_token', token],
                ['state', login.state],
              ],
              login.cookie,
            ),
          );
          expect(sessions).toEqual([]);
        },
      ),
      ofTokens,
    );
    expect(
      await rig.sessionsOf(() =>
        post(
          [
            ['id_token', good.join('.')],
            ['state', state],
          ],
          cookie,
        ),
      ),
    ).toHaveLength(1);
  });

  const ofForms = fuzzRuns(500);
  const entry = fc.tuple(
    fc.oneof(
      fc.constantFrom('id_token', 'state', 'error', 'error_description', 'handle', 'proof', '__proto__'),
      hostileText,
    ),
    fc.oneof(hostileText, fc.stringMatching(/^[\w-]{43}$/)),
  );
  const types = fc.constantFrom(
    ...['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data', 'text/plain', 'text/xml', ''],
    ...[
      'application/x-www-form-urlencoded; charset=utf-16',
      'application/json; charset=x',
      'multipart/form-data; boundary=a',
    ],
  );
  const places = fc.constantFrom('', '/proof', '/window', '/continue');
  test('with other fields opens nothing', { timeout: ofForms.timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(
        places,
        types,
        fc.array(entry, { maxLength: 5 }),
        fc.boolean(),
        async (place, type, entries, asJson) => {
          const sessions = await rig.sessionsOf(() =>
            rig.send({
              url: `/lti/launch${place}`,
              method: 'POST',
              headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
              payload: asJson ? JSON.stringify(Object.fromEntries(entries)) : formText(entries),
            }),
          );
          expect(sessions).toEqual([]);
        },
      ),
      ofForms,
    );
  });
});
