import dns from 'node:dns';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestTool } from '../../tests/support/test-tool.ts';
import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { type AllowedHosts, PlatformUrlError } from './check-platform-url.ts';
import { fetchPlatform } from './fetch-platform.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { services } from './services/create-services.ts';

const moodle = 'moodle.example.org';
const nobodyExempt = { isLoopback: false, privateHosts: [] };

/** The name server's answer from now on, whatever is asked. */
function nameLeadsTo(...addresses: string[]): void {
  const answer = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: object, callback: Function) =>
    callback(null, answer)) as never);
}

function lookUp(allowed: AllowedHosts = nobodyExempt, all = true): Promise<unknown> {
  return new Promise((resolve, reject) =>
    guardedLookup(allowed)(moodle, { all }, (error, found) => (error ? reject(error) : resolve(found))),
  );
}

afterEach(() => vi.restoreAllMocks());

describe('a name that is looked up for a connection', () => {
  test('gives the addresses that were judged', async () => {
    nameLeadsTo('93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c');
    expect(await lookUp()).toHaveLength(2);
    expect(await lookUp(nobodyExempt, false)).toBe('93.184.215.14');
  });

  test.each(['10.0.0.1', '93.184.215.14,::1', '169.254.169.254', '::ffff:192.168.1.1'])(
    'is refused when it leads to %s',
    async (addresses) => {
      nameLeadsTo(...addresses.split(','));
      await expect(lookUp()).rejects.toThrow(PlatformUrlError);
    },
  );

  test('may lead inside when the operator named it', async () => {
    nameLeadsTo('10.0.0.1');
    expect(await lookUp({ isLoopback: false, privateHosts: [moodle] }, false)).toBe('10.0.0.1');
  });

  test('may be unknown', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(((_name: string, _options: object, callback: Function) =>
      callback(Object.assign(new Error('unknown'), { code: 'ENOTFOUND' }))) as never);
    await expect(lookUp()).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});

describe('a server inside, reached by a public name', () => {
  let server: Server;
  let tool: Tool;
  let connections: number;
  beforeEach(async () => {
    connections = 0;
    server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    nameLeadsTo('127.0.0.1');
  });
  afterEach(async () => {
    await tool.close();
    server.close();
  });

  const address = () => `https://${moodle}:${(server.address() as AddressInfo).port}/`;
  const ways: Record<string, () => Promise<unknown>> = {
    'a request of ours': () => fetchPlatform(tool.configuration, address()),
    'a request of ltijs': async () => {
      await tool.db
        .insertInto('access_token')
        .values({
          registration_id: 'r',
          scopes: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
          token: tool.secretBox.seal(
            'a token',
            'access_token r https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
          ),
          expires_at: Date.now() + 3_600_000,
        })
        .execute();
      const registration = { id: 'r', issuer: address(), client_id: 'c', jwks_url: address() } as RegistrationRow;
      await services.readMembers({ tool, registration }, `${address()}members`);
    },
  };

  test.each(Object.keys(ways))('is never met by %s', async (way) => {
    tool = await openTestTool('sqlite');
    await expect(ways[way]!()).rejects.toThrow(/fetch failed|unreachable/);
    expect(connections).toBe(0);
  });

  test.each(Object.keys(ways))('is met by %s when the operator named it', async (way) => {
    tool = await openTestTool('sqlite', { configuration: { privateHosts: [moodle] } });
    await expect(ways[way]!()).rejects.toThrow();
    expect(connections).toBeGreaterThan(0);
  });
});
