import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../../../tests/support/databases.ts';
import { addRegistration, monday } from '../../../tests/support/outbox.ts';
import { serve, type SmallServer } from '../../../tests/support/serve-json.ts';
import { openTestTool } from '../../../tests/support/test-tool.ts';
import { createSecretBox } from '../../configuration/secret-box.ts';
import type { RegistrationRow } from '../../database/schema.ts';
import type { Tool } from '../../tool.ts';
import { listPublicKeys } from '../tool-keys.ts';
import { AccessTokenError, dropAccessToken, readAccessToken } from './access-token.ts';

const minute = 60_000;

describe.each(engines)('access tokens on %s', (engine) => {
  let tool: Tool;
  let now: number;
  let platform: SmallServer;
  let registration: RegistrationRow;
  let forms: URLSearchParams[];
  let answer: (response: ServerResponse) => void;
  beforeEach(async () => {
    now = monday;
    forms = [];
    let given = 0;
    answer = (response) => response.end(JSON.stringify({ access_token: `token-${++given}`, expires_in: 3600 }));
    tool = await openTestTool(engine, { clock: () => now });
    platform = await serve(async (request, response) => {
      forms.push(new URLSearchParams(await bodyOf(request)));
      expect(request.headers).toMatchObject({
        'content-type': expect.stringContaining('application/x-www-form-urlencoded'),
        'user-agent': expect.stringContaining('Tend'),
      });
      answer(response);
    });
    await addRegistration(tool.db, 'r1', { token_url: `${platform.url}/token` });
    registration = await tool.db.selectFrom('registration').selectAll().executeTakeFirstOrThrow();
  });
  afterEach(async () => {
    await platform.close();
    await tool.close();
  });

  const read = (...scopes: string[]) => readAccessToken(tool, registration, scopes);
  const assertion = (place = 0) => String(forms[place]?.get('client_assertion'));

  test('that a secret sealed which is gone are asked for anew', async () => {
    await read('a');
    // Keys are the tool's own: those it must be able to open.
    const box = tool.secretBox;
    const other = createSecretBox(['another secret, of more than 32 characters']);
    tool.secretBox = {
      ...other,
      open: (text, place) => (place.startsWith('tool_key') ? box : other).open(text, place),
    };
    expect(await read('a')).toBe('token-2');
    expect(await read('a')).toBe('token-2');
    await dropAccessToken(tool, registration, ['a'], 'token-2');
    tool.secretBox = box;
    expect(await read('a')).toBe('token-3');
  });

  test('are asked for with a signed assertion that platforms accept', async () => {
    await read('b', 'a');
    expect(Object.fromEntries(forms[0]!)).toMatchObject({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      scope: 'a b',
    });
    const keys = createLocalJWKSet(await listPublicKeys(tool));
    const { payload } = await jwtVerify(assertion(), keys, {
      issuer: registration.client_id,
      subject: registration.client_id,
      audience: registration.token_url,
      currentDate: new Date(now),
      algorithms: ['RS256'],
    });
    expect(typeof payload.aud).toBe('string');
    expect(payload.iat! * 1000).toBeLessThan(now);
    expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(300);
    expect(payload.exp! * 1000).toBeGreaterThan(now + minute);
  });

  test('name another audience where the registration has one', async () => {
    registration.audience = 'https://api.brightspace.com/auth/token';
    await read('a');
    expect(decodeJwt(assertion()).aud).toBe('https://api.brightspace.com/auth/token');
  });

  test('never repeat a jti', async () => {
    await read('a');
    await read('b');
    expect(decodeJwt(assertion(0)).jti).not.toBe(decodeJwt(assertion(1)).jti);
  });

  test('are kept, encrypted, by registration and scopes in any order', async () => {
    expect(await read('a', 'b')).toBe('token-1');
    expect(await read('b', 'a')).toBe('token-1');
    expect(await read('a')).toBe('token-2');
    const rows = await tool.db.selectFrom('access_token').selectAll().execute();
    expect(rows.map((row) => row.scopes).toSorted()).toEqual(['a', 'a b']);
    expect(JSON.stringify(rows)).not.toContain('token-');
  });

  test('are not used in their last minute', async () => {
    await read('a');
    now += 59 * minute - 1;
    expect(await read('a')).toBe('token-1');
    now += 1;
    expect(await read('a')).toBe('token-2');
  });

  test('are asked for once by all who want the same at once', async () => {
    const tokens = await Promise.all(Array.from({ length: 10 }, () => read('a')));
    expect(new Set(tokens)).toEqual(new Set(['token-1']));
    expect(forms).toHaveLength(1);
  });

  test('that a platform no longer takes are dropped, but not their successors', async () => {
    await read('a');
    await dropAccessToken(tool, registration, ['a'], 'token-1');
    expect(await read('a')).toBe('token-2');
    await dropAccessToken(tool, registration, ['a'], 'token-1');
    expect(await read('a')).toBe('token-2');
  });

  test.each([
    ['a text for the number', '{"access_token":"t","expires_in":"3600"}', 3600],
    ['no life time', '{"access_token":"t"}', 600],
    ['a life time of nonsense', '{"access_token":"t","expires_in":"soon"}', 600],
    ['a negative life time', '{"access_token":"t","expires_in":-5}', 600],
  ])('are read from an answer with %s, whatever it calls itself', async (_, body, seconds) => {
    answer = (response) => response.setHeader('Content-Type', 'text/html').end(body);
    expect(await read('a')).toBe('t');
    const row = await tool.db.selectFrom('access_token').select('expires_at').executeTakeFirst();
    expect(row?.expires_at).toBe(now + seconds * 1000);
  });

  test.each([
    ['refused', 400, '{"error":"invalid_scope"}', 400],
    ['refused in words that are not JSON', 400, '{"error": "the "aud" is invalid"}', 400],
    ['away', 502, '<html>', 502],
    ['moved', 302, '', 302],
    ['empty', 200, '', 200],
    ['without a token', 200, '{"token_type":"bearer"}', 200],
    ['far too long', 200, `"${'x'.repeat(100_000)}"`, null],
  ])('that are %s end in an error with the status, and nothing is kept', async (_, status, body, expected) => {
    answer = (response) => response.writeHead(status, { Location: '/elsewhere', 'Retry-After': '7' }).end(body);
    const error = await read('a').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(error).toMatchObject({ status: expected, retryAfter: expected === null ? null : 7000 });
    expect(forms).toHaveLength(1);
    expect(await tool.db.selectFrom('access_token').selectAll().execute()).toEqual([]);
  });

  test('are asked for again after a failure', async () => {
    const good = answer;
    answer = (response) => response.destroy();
    await expect(read('a')).rejects.toMatchObject({ status: null });
    answer = good;
    expect(await read('a')).toBe('token-1');
  });

  test('are not asked for at an address inside a private network', async () => {
    registration.token_url = 'https://192.168.1.1/token';
    await expect(read('a')).rejects.toBeInstanceOf(AccessTokenError);
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}
