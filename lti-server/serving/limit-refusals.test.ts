import type { InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import messages from '#shared/messages/en/server.json' with { type: 'json' };
import { addRegistration } from '../../tests/support/outbox.ts';
import { ask, openPageSession } from '../../tests/support/page-session.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { buildServer } from '../server.ts';
import type { Tool } from '../tool.ts';
import { refusalsAMinute } from './refusal-counter.ts';

const login = `/lti/login?${new URLSearchParams({
  iss: 'http://127.0.0.1/campus',
  login_hint: 'x',
  target_link_uri: 'http://localhost:3000/lti/launch',
}).toString()}`;
const badLogin = '/lti/login';

describe('the limit of refusals', () => {
  let now: number;
  let tool: Tool;
  let server: Awaited<ReturnType<typeof buildServer>>;

  async function start(trustProxy: string[] = []) {
    tool = await openTestTool('sqlite', { clock: () => now, configuration: { trustProxy } });
    await addRegistration(tool.db, 'campus');
    server = await buildServer(tool);
  }
  beforeEach(() => {
    now = 1_000_000_000_000;
  });
  afterEach(async () => {
    await server.close();
    await tool.close();
  });

  const get = (url: string, options: InjectOptions = {}) => server.inject({ url, ...options });
  async function refuse(times: number, url = badLogin, options: InjectOptions = {}) {
    for (let i = 0; i < times; i += 1) {
      const { statusCode } = await get(url, options);
      expect(statusCode).toBeLessThan(500);
      expect(statusCode).not.toBe(429);
    }
  }

  test('never slows good traffic, whatever its amount', async () => {
    await start();
    const token = await openPageSession(tool);
    for (let i = 0; i < 2500; i += 1) {
      expect((await get(login)).statusCode).toBe(302);
      expect((await ask(server, token, '/api/session')).status).toBe(200);
    }
  });

  test('makes an address wait after 600 refused logins, and says so kindly', async () => {
    await start();
    await refuse(refusalsAMinute);
    now += 20_000;
    const answer = await get(login);
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBe('40');
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.body).toContain(messages['error.too-many.next']);
    expect((await get(login, { remoteAddress: '192.0.2.9' })).statusCode).toBe(302);
    now += 40_000;
    expect((await get(login)).statusCode).toBe(302);
  });

  test('takes login and launch for one, and leaves the pages that are open alone', async () => {
    await start();
    const token = await openPageSession(tool);
    await refuse(refusalsAMinute / 2);
    await refuse(refusalsAMinute / 2, '/lti/launch', { method: 'POST', payload: {} });
    expect((await get('/lti/launch', { method: 'POST', payload: {} })).statusCode).toBe(429);
    expect((await ask(server, token, '/api/session')).status).toBe(200);
  });

  test('answers the pages in JSON', async () => {
    await start();
    await refuse(refusalsAMinute, '/api/session');
    const answer = await get('/api/session');
    expect(answer.statusCode).toBe(429);
    expect(answer.json()).toEqual({ error: { code: 'too-many', message: messages['api.too-many'] } });
    expect(answer.headers['retry-after']).toBe('60');
    expect((await get(login)).statusCode).toBe(302);
  });

  test('is no matter for health, figures, keys and files', async () => {
    await start();
    await refuse(refusalsAMinute);
    await refuse(refusalsAMinute, '/nowhere');
    for (const url of ['/healthz', '/readyz', '/metrics', '/lti/keys']) {
      expect((await get(url)).statusCode, url).toBe(200);
    }
    expect((await get('/assets/none.js')).statusCode).toBe(404);
    expect((await get('/nowhere')).statusCode).toBe(404);
  });

  test('counts whom it made wait, and no waiting prolongs itself', async () => {
    await start();
    await refuse(refusalsAMinute);
    for (let i = 0; i < 3; i += 1) await get(login);
    expect((await get('/metrics')).body).toContain('tend_requests_limited_total{group="launch"} 3');
    now += 60_000;
    expect((await get(login)).statusCode).toBe(302);
  });

  test('tells people behind a trusted proxy apart', async () => {
    await start(['127.0.0.1']);
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    await refuse(refusalsAMinute, badLogin, from('192.0.2.1'));
    expect((await get(login, from('192.0.2.1'))).statusCode).toBe(429);
    expect((await get(login, from('192.0.2.2'))).statusCode).toBe(302);
  });

  test('believes nobody else about their address', async () => {
    await start(['127.0.0.1']);
    const claimed = (address: string) => ({ remoteAddress: '192.0.2.7', headers: { 'x-forwarded-for': address } });
    for (let i = 0; i < refusalsAMinute; i += 1) await get(badLogin, claimed(`198.51.100.${i % 250}`));
    expect((await get(login, claimed('198.51.100.251'))).statusCode).toBe(429);
  });
});
