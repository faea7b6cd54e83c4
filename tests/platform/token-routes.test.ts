import { generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection, monday } from './connect-stand-in.ts';
import { scopes } from './registered-tool.ts';

let connection: Connection;

beforeEach(async () => {
  connection = await Connection.open();
});

afterEach(() => connection.close());

const assertion = (changes: Record<string, unknown>) =>
  connection.standIn.assertion(connection.platform, connection.tool.clientId, changes);

const asked = async (changes: Record<string, unknown>) =>
  connection.askToken({ client_assertion: await assertion(changes) });

test('a good request is granted, as JSON under text/html', async () => {
  const response = await connection.askToken({ scope: `${scopes.score} ${scopes.lineItem}` });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await response.json()).toEqual({
    access_token: expect.stringMatching(/^[0-9a-f]{32}$/),
    token_type: 'Bearer',
    expires_in: 3600,
    scope: `${scopes.score} ${scopes.lineItem}`,
  });
});

test('only what is permitted is granted', async () => {
  connection.tool.scopes = [scopes.score];
  const response = await connection.askToken({ scope: `${scopes.score} ${scopes.lineItem} something` });
  expect(await response.json()).toMatchObject({ scope: scopes.score });
});

describe('refused with 400', () => {
  test.each([
    ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['another assertion type', { client_assertion_type: 'jwt' }, 'unsupported_grant_type'],
    ['no assertion', { client_assertion: null }, 'invalid_request'],
    ['no scope', { scope: null }, 'invalid_request'],
    ['no known scope', { scope: 'something' }, 'invalid_scope'],
    ['an assertion that is none', { client_assertion: 'abc' }, 'invalid_request'],
  ])('%s', async (_name, changes: Record<string, string | null>, error) => {
    const response = await connection.askToken(changes);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.json()).toEqual({ error });
  });

  test('a JSON body', async () => {
    const init = { body: JSON.stringify({ grant_type: 'client_credentials' }) };
    const response = await connection.askToken({}, { ...init, headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(400);
  });

  test('sub of an unknown client', async () => {
    expect(await (await asked({ sub: 'other' })).json()).toEqual({ error: 'invalid_client' });
  });

  test('iat one second in the future', async () => {
    expect((await asked({ iat: monday / 1000 })).status).toBe(200);
    const response = await asked({ iat: monday / 1000 + 1 });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Cannot handle token prior to');
  });

  test('exp that is now', async () => {
    expect((await asked({ exp: monday / 1000 + 1 })).status).toBe(200);
    expect(await (await asked({ exp: monday / 1000 })).json()).toEqual({ error: 'Expired token' });
  });

  test('no kid: the answer is not even JSON', async () => {
    const { platform, standIn, tool } = connection;
    const jwt = await standIn.sign({ iss: tool.clientId, sub: tool.clientId, iat: monday / 1000 }, { kid: undefined });
    const response = await connection.askToken({ client_assertion: jwt });
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('""kid" empty, unable to lookup correct key"');
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(platform.state.accessTokens.size).toBe(0);
  });

  test('a signature of somebody else', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const jwt = await new SignJWT({ sub: connection.tool.clientId, iat: monday / 1000 })
      .setProtectedHeader({ alg: 'RS256', kid: 'stand-in' })
      .sign(privateKey);
    const response = await connection.askToken({ client_assertion: jwt });
    expect(await response.json()).toEqual({ error: 'Signature verification failed' });
  });
});

test('aud, jti and a long exp are not looked at', async () => {
  expect((await asked({ aud: 'anything', exp: monday / 1000 + 86_400, jti: 'same' })).status).toBe(200);
  expect((await asked({ aud: undefined, jti: 'same' })).status).toBe(200);
});

test('a profile may want the token address as aud, and each jti once', async () => {
  await connection.close();
  connection = await Connection.open({ token: { audience: 'token-url', isReplayRefused: true } });
  expect((await asked({ aud: 'anything' })).status).toBe(400);
  expect((await asked({ aud: [connection.platform.tokenUrl], jti: 'same' })).status).toBe(200);
  expect((await asked({ jti: 'same' })).status).toBe(400);
});

test('the key set is fetched once, and again only when verification fails; a withdrawn key stays good', async () => {
  const { standIn } = connection;
  await connection.token();
  await connection.token();
  expect(standIn.keySetRequests).toBe(1);
  standIn.publicKeys.length = 0;
  expect((await connection.askToken()).status).toBe(200);
  expect(standIn.keySetRequests).toBe(1);
  const unknown = await standIn.sign({ sub: connection.tool.clientId, iat: monday / 1000 }, { kid: 'new' });
  expect((await connection.askToken({ client_assertion: unknown })).status).toBe(400);
  expect(standIn.keySetRequests).toBe(2);
});
