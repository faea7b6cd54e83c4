import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection, monday } from './connect-stand-in.ts';
import { type ForgedLaunch, forgeLaunch } from './forge-launch.ts';
import type { Signing } from './sign-forged.ts';
import { Visitor } from './visitor.ts';

let connection: Connection;

beforeEach(async () => {
  connection = await Connection.open();
});

afterEach(() => connection.close());

const forge = (forged: Omit<ForgedLaunch, 'platform'> = {}) =>
  forgeLaunch({ platform: connection.platform, ...forged });
const posted = () => connection.standIn.launches.at(-1) ?? new URLSearchParams();
const token = () => posted().get('id_token') ?? '';

const verified = () =>
  jwtVerify(token(), createRemoteJWKSet(new URL(connection.platform.jwksUrl)), {
    algorithms: ['RS256'],
    currentDate: new Date(monday),
  });

test('unchanged it is a good launch, with the state and nonce of the tool', async () => {
  const answer = await forge();
  expect(answer).toMatchObject({ status: 200, body: '<p>Launched</p>' });
  expect((await verified()).payload['nonce']).toBe('a nonce');
  expect(posted().get('state')).toBe('a state');
  expect(connection.platform.journal.matching('/auth.php')).toHaveLength(0);
});

test('claims and header are changed before the signature', async () => {
  await forge({
    change: ({ sub: _sub, ...claims }) => ({ ...claims, aud: ['a', 'b'] }),
    header: { kid: undefined, typ: 'X' },
  });
  expect(decodeJwt(token())).toMatchObject({ aud: ['a', 'b'] });
  expect(decodeJwt(token())).not.toHaveProperty('sub');
  expect(decodeProtectedHeader(token())).toEqual({ alg: 'RS256', typ: 'X' });
});

test.each(['none', 'hs256', 'other-key', 'garbled'] as const)(
  'signed as %s it does not verify',
  async (sign: Signing) => {
    await forge({ sign });
    const header = decodeProtectedHeader(token());
    expect(header.alg).toBe({ none: 'none', hs256: 'HS256', 'other-key': 'RS256', garbled: 'RS256' }[sign as 'none']);
    expect(header.kid).toBe(connection.platform.state.keys.kid);
    await expect(verified()).rejects.toThrow();
  },
);

test('a token of one choosing takes its place', async () => {
  await forge({ idToken: 'garbage' });
  expect(token()).toBe('garbage');
});

test('the fields of the form are changed: duplicates, errors, nothing', async () => {
  await forge({ fields: (fields) => new URLSearchParams([...fields, ['state', 'second'], ['error', 'x']]) });
  expect(posted().getAll('state')).toEqual(['a state', 'second']);
  expect(posted().get('error')).toBe('x');
});

test('the login is changed, a null leaves a parameter out', async () => {
  const answer = await forge({ login: { lti_message_hint: null, login_hint: '5' } });
  expect(answer.authRequest.get('login_hint')).toBe('5');
  expect(answer.authRequest.get('lti_message_hint')).toBe('');
});

test('the same launch is posted again', async () => {
  const answer = await forge();
  await answer.again();
  expect(connection.standIn.launches).toHaveLength(2);
  expect(connection.standIn.launches[1]?.get('id_token')).toBe(answer.fields.get('id_token'));
});

test('is a deep linking request by the teacher when asked for', async () => {
  await forge({ messageType: 'LtiDeepLinkingRequest' });
  expect(decodeJwt(token())).toMatchObject({
    sub: '3',
    'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiDeepLinkingRequest',
  });
});

describe('cookies', () => {
  test('of the tool are kept for the launch, or dropped', async () => {
    const kept = new Visitor();
    kept.rememberCookies(connection.standIn.url, 'state=1');
    await forge({ visitor: kept });
    await forge({ visitor: kept, cookies: 'drop' });
    expect(connection.standIn.launchCookies).toEqual(['state=1', undefined]);
  });
});
