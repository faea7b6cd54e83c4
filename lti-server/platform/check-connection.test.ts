import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveJson, type SmallServer } from '../../tests/support/serve-json.ts';
import { openToolAndPlatform, type ToolAndPlatform } from '../../tests/support/tool-and-platform.ts';
import { checkConnection } from './check-connection.ts';
import { setDeploymentStatus } from './deployments.ts';
import { spellFinding, type SpelledFinding } from './finding.ts';

let pair: ToolAndPlatform;
let keys: SmallServer | undefined;
beforeEach(async () => {
  pair = await openToolAndPlatform('sqlite');
  await setStatus('active');
});
afterEach(async () => {
  await keys?.close();
  keys = undefined;
  await pair.close();
});

const setStatus = (status: 'active' | 'pending' | 'off') =>
  status === 'pending'
    ? pair.tool.db
        .insertInto('deployment')
        .values({ registration_id: 'r1', id: 'new', status, created_at: 1 })
        .execute()
    : setDeploymentStatus(pair.tool.db, { registrationId: 'r1', id: '1', status, now: 1 });
const look = (changes: Partial<ToolAndPlatform['registration']> = {}) =>
  checkConnection(pair.tool, { ...pair.registration, ...changes });
const check = async (changes?: Partial<ToolAndPlatform['registration']>) =>
  (await look(changes)).map((finding) => spellFinding(finding, 'en'));
const of = (findings: SpelledFinding[], what: string) => findings.find((finding) => finding.what === what);

test('all is well: every line says so, and nothing is to be changed', async () => {
  const findings = await check();
  expect(findings.map(({ what, state, change }) => [what, state, change])).toEqual([
    ['registration', 'ok', null],
    ['authentication address', 'ok', null],
    ['token address', 'ok', null],
    ['key set address', 'ok', null],
    ['key set', 'ok', null],
    ['clock', 'ok', null],
    ['service lineitem', 'ok', null],
    ['service lineitem.readonly', 'ok', null],
    ['service result.readonly', 'ok', null],
    ['service score', 'ok', null],
    ['service contextmembership.readonly', 'ok', null],
    ['deployments', 'ok', null],
  ]);
});

test('all of it is said in Welsh as well, and what machines say as it is', async () => {
  await pair.platform.setDown(true);
  const welsh = (await look({ status: 'pending' })).map((finding) => spellFinding(finding, 'cy'));
  expect(welsh.find(({ what }) => what === 'cofrestriad')).toMatchObject({
    found: 'yn aros',
    change: 'caniatewch ei lansiadau: tend registration activate r1',
  });
  expect(welsh.find(({ what }) => what === 'set allweddi')?.found).toMatch(/^heb ei gyrraedd: E/);
});

test('a registration that waits, or is off, is named with the command', async () => {
  expect(of(await check({ status: 'pending' }), 'registration')).toMatchObject({
    state: 'fail',
    found: 'pending',
    change: expect.stringContaining('tend registration activate r1'),
  });
});

test('an address that may not be met is named, and nothing is asked', async () => {
  pair.tool.configuration.isLoopback = false;
  const findings = await check();
  expect(of(findings, 'key set address')).toMatchObject({ state: 'fail' });
  expect(of(findings, 'key set')).toBeUndefined();
  expect(pair.platform.journal.requests).toEqual([]);
});

test('a scope that was withdrawn is named, the others are well', async () => {
  pair.registered.scopes = pair.registered.scopes.filter((scope) => !scope.includes('contextmembership'));
  const findings = await check();
  expect(of(findings, 'service contextmembership.readonly')).toMatchObject({
    state: 'warn',
    found: 'no token, status 400',
  });
  expect(of(findings, 'service score')).toMatchObject({ state: 'ok' });
});

test('a client that the platform does not know is one failure', async () => {
  const findings = await check({ client_id: 'nobody' });
  expect(findings.filter(({ state }) => state === 'fail')).toMatchObject([
    { what: 'token address', change: expect.stringContaining('client ID nobody') },
  ]);
});

test('a platform that is away is named with the reason', async () => {
  await pair.platform.setDown(true);
  const findings = await check();
  expect(of(findings, 'key set')).toMatchObject({ state: 'fail', found: expect.stringMatching(/^not reached: E/) });
  expect(findings.findLast(({ what }) => what === 'token address')).toMatchObject({ state: 'fail' });
});

describe('the key set', () => {
  test.each([
    ['none', { keys: [] }, '0 for RS256'],
    ['no set', ['x'], 'no JSON Web Key Set'],
    ['keys of another kind', { keys: [{ kty: 'EC', kid: 'a', crv: 'P-256' }] }, '0 for RS256'],
  ])('that holds %s fails', async (_, set, found) => {
    keys = await serveJson(() => set);
    expect(of(await check({ jwks_url: keys.url }), 'key set')).toMatchObject({ state: 'fail', found });
  });

  test('that holds a sample key beside a good one is warned of, by the key’s id', async () => {
    const good = await exportJWK((await generateKeyPair('RS256')).publicKey);
    const sample = { kty: 'RSA', kid: '2018-06-18T22:33:20Z', e: 'AQAB', n: Buffer.alloc(64, 1).toString('base64url') };
    keys = await serveJson(() => ({ keys: [{ ...good, kid: 'good' }, sample] }));
    expect(of(await check({ jwks_url: keys.url }), 'key set')).toMatchObject({
      state: 'warn',
      found: '2 for RS256, 1 of them weak: 2018-06-18T22:33:20Z (512 bits)',
    });
    keys = (await keys.close(), await serveJson(() => ({ keys: [sample] })));
    expect(of(await check({ jwks_url: keys.url }), 'key set')).toMatchObject({ state: 'fail' });
  });
});

test.each([
  [31_500, 'warn'],
  [300_000, 'fail'],
  [-300_000, 'fail'],
])('a clock that is %i ms away is named', async (offset, state) => {
  const { clock } = pair.tool;
  pair.tool.clock = () => clock() + offset;
  expect(of(await check(), 'clock')).toMatchObject({ state, change: expect.stringContaining('NTP') });
});

test('deployments that wait, or are all off, are named', async () => {
  await setStatus('off');
  expect(of(await check(), 'deployments')).toMatchObject({ state: 'warn', found: '0 active, 0 pending, 1 off' });
  await setStatus('pending');
  expect(of(await check(), 'deployments')).toMatchObject({
    found: '0 active, 1 pending, 1 off',
    change: expect.stringContaining('(new)'),
  });
});
