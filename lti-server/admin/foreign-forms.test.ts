import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConsoleBrowser, tokenIn, type ConsoleBrowser } from '../../tests/support/console-browser.ts';
import { openConsoleRig, type ConsoleRig } from '../../tests/support/console-rig.ts';
import type { Tool } from '../tool.ts';

const path = '/admin/setup-links';
const fields = { lms: 'moodle', hours: '24' };

describe('a form of the console', () => {
  let rig: ConsoleRig;
  let tool: Tool;
  let server: FastifyInstance;
  let browser: ConsoleBrowser;
  beforeEach(async () => {
    rig = await openConsoleRig('sqlite');
    ({ tool, server, browser } = rig);
  });
  afterEach(() => rig.close());
  const links = () => tool.db.selectFrom('setup_link').selectAll().execute();

  test('counts when a page of the console sent it', async () => {
    expect((await browser.post(path, fields)).status).toBe(200);
    expect(await links()).toHaveLength(1);
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of this site', { 'sec-fetch-site': 'same-site' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
    ['another origin, in an older browser', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
    ['a page that hides its origin', { 'sec-fetch-site': undefined, origin: 'null' }],
    ['nobody knows where', { 'sec-fetch-site': undefined }],
  ])('does not count from %s, even with its token', async (_from, headers) => {
    const answer = await browser.post(path, fields, path, headers);
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('did not come from the console') });
    expect(await links()).toEqual([]);
  });

  test('counts in an older browser by its origin', async () => {
    const headers = { 'sec-fetch-site': undefined, origin: tool.configuration.url };
    expect((await browser.post(path, fields, path, headers)).status).toBe(200);
  });

  test.each(['', 'wrong', 'a'.repeat(2000), '__proto__'])('does not count with the token %s', async (csrf) => {
    const answer = await browser.post(path, { ...fields, csrf });
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('This page was too old') });
    expect(await links()).toEqual([]);
  });

  test('does not count with the token of another sign-in, nor of the sign-in page', async () => {
    const other = openConsoleBrowser(server);
    const before = tokenIn((await other.get('/admin/sign-in')).body);
    await other.signIn();
    const theirs = tokenIn((await other.get(path)).body);
    // Somebody who could even plant the cookie beside it.
    browser.cookies.set('__Host-tend-form', String(other.cookies.get('__Host-tend-form')));
    for (const csrf of [before, theirs]) expect((await browser.post(path, { ...fields, csrf })).status).toBe(403);
    expect(await links()).toEqual([]);
  });

  test('does not count with a token in a header', async () => {
    const token = tokenIn((await browser.get(path)).body);
    const answer = await browser.post(path, { ...fields, csrf: '' }, path, { 'csrf-token': token });
    expect(answer.status).toBe(403);
  });

  test('does not count when it is too large, and says so', async () => {
    const answer = await browser.post(path, { ...fields, more: 'x'.repeat(70_000) });
    expect(answer).toMatchObject({ status: 413, body: expect.stringContaining('This is too large') });
  });

  test.each([
    ['text/plain', 'csrf=1'],
    ['application/json', '{"csrf":'],
    ['application/json', '{"__proto__":{"csrf":"1"}}'],
    ['multipart/form-data; boundary=x', '--x'],
  ])('does not count as %s', async (type, payload) => {
    const answer = await server.inject({
      method: 'POST',
      url: path,
      headers: {
        cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
        'content-type': type,
        'sec-fetch-site': 'same-origin',
      },
      payload,
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(await links()).toEqual([]);
  });

  test('with a NUL is refused', async () => {
    expect((await browser.post(path, { ...fields, lms: 'moo\0dle' })).status).toBe(400);
  });

  test('asks for nothing that a link could do: no address changes anything', async () => {
    const routes = ['/revoke', ''].map((rest) => `${path}${rest}?lms=moodle&hours=24`);
    for (const route of [...routes, '/admin/keys/rotate', '/admin/sign-out']) await browser.get(route);
    expect(await links()).toEqual([]);
    expect((await browser.get('/admin')).status).toBe(200);
    const found = await server.inject({ method: 'OPTIONS', url: path, headers: { origin: 'https://evil.example' } });
    expect(found.headers['access-control-allow-origin']).toBeUndefined();
  });
});
