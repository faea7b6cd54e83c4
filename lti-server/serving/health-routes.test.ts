import { afterEach, describe, expect, test } from 'vitest';
import { openTestTool } from '../../tests/support/test-tool.ts';
import type { Configuration } from '../configuration/read-configuration.ts';
import { buildServer } from '../server.ts';

let close: () => Promise<void>;
afterEach(() => close());

async function startServer(configuration: Partial<Configuration> = {}) {
  const tool = await openTestTool('sqlite', { configuration });
  const server = await buildServer(tool);
  close = async () => {
    await server.close();
    await tool.close();
  };
  return server;
}

describe('health', () => {
  test('is alive, and ready until it is told to drain', async () => {
    const server = await startServer();
    expect((await server.inject('/healthz')).json()).toEqual({ status: 'alive' });
    expect((await server.inject('/readyz')).statusCode).toBe(200);
    server.drain();
    expect((await server.inject('/readyz')).statusCode).toBe(503);
    expect((await server.inject('/healthz')).statusCode).toBe(200);
  });

  test('tells its figures to this machine, not to others and not through a proxy', async () => {
    const server = await startServer();
    const local = await server.inject('/metrics');
    expect(local.statusCode).toBe(200);
    expect(local.body).toContain('tend_scores_waiting 0');
    expect(local.body).toContain('tend_launches_total');
    expect((await server.inject({ url: '/metrics', remoteAddress: '192.0.2.1' })).statusCode).toBe(404);
    const forwarded = { url: '/metrics', headers: { 'x-forwarded-for': '192.0.2.1' } };
    expect((await server.inject(forwarded)).statusCode).toBe(404);
  });

  test('with a token tells them to its bearer alone', async () => {
    const server = await startServer({ metricsToken: 'figures' });
    const ask = (authorization?: string) =>
      server.inject({ url: '/metrics', remoteAddress: '192.0.2.1', headers: authorization ? { authorization } : {} });
    expect((await ask('Bearer figures')).statusCode).toBe(200);
    expect((await ask('Bearer other')).statusCode).toBe(404);
    expect((await ask()).statusCode).toBe(404);
  });

  test('labels requests with the pattern of their route, never with an address', async () => {
    const server = await startServer();
    await server.inject('/lti/login?iss=https://somebody.example');
    await server.inject('/somewhere/else');
    const { body } = await server.inject('/metrics');
    expect(body).toContain('route="/lti/login"');
    expect(body).not.toContain('somebody');
    expect(body).not.toContain('somewhere');
  });
});

describe('every answer', () => {
  test.each([
    '/healthz',
    '/nowhere',
    '/%',
    '/lti/page/%00',
    `/lti/page/${'x'.repeat(250)}`,
    '/lti/login',
    '/api/session',
  ])('of %s carries the headers', async (url) => {
    const server = await startServer();
    const { headers } = await server.inject({ url, headers: { origin: 'https://evil.example' } });
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/default-src 'none';.* object-src 'none'; base-uri 'none'/);
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('asks for https to be kept, unless the tool stands on loopback', async () => {
    const server = await startServer({ url: 'https://tend.example.org', isLoopback: false });
    expect((await server.inject('/healthz')).headers['strict-transport-security']).toContain('max-age=');
  });

  test('of a page allows nothing inline', async () => {
    const server = await startServer();
    const policy = String((await server.inject('/nowhere')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });
});
