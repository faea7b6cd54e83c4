import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { expect } from 'vitest';
import type { Engine } from '../../lti-server/database/open-database.ts';
import type { SessionRow } from '../../lti-server/database/schema.ts';
import { buildServer } from '../../lti-server/server.ts';
import type { Tool } from '../../lti-server/tool.ts';
import { addRegistration, monday } from '../support/outbox.ts';
import { serveJson } from '../support/serve-json.ts';
import { openTestTool } from '../support/test-tool.ts';

export const issuer = 'https://lms.example';
export const clientId = 'client-r1';
export const now = monday / 1000;

/** The real server, reached without a port, and the key of a platform that it knows: every case is one call. */
export interface FuzzRig {
  tool: Tool;
  server: FastifyInstance;
  /** Sends one request from an address of its own, and looks at what every answer owes. */
  send(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** A login that the tool has answered: what its launch must carry. */
  login(): Promise<{ state: string; nonce: string; cookie: string }>;
  /** Signs JSON as it is written. */
  sign(claims: string, header?: object): Promise<string>;
  /** The sessions that `work` left behind; they are taken out again. */
  sessionsOf(work: () => Promise<unknown>): Promise<SessionRow[]>;
  close(): Promise<void>;
}

export const loginFields = {
  iss: issuer,
  login_hint: '4',
  target_link_uri: 'http://localhost:3000/lti/launch',
  client_id: clientId,
  lti_message_hint: 'hint',
  lti_deployment_id: '1',
};

export const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' };

export async function startFuzzRig(engine: Engine): Promise<FuzzRig> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const keys = await serveJson(async () => ({ keys: [jwk] }));
  const tool = await openTestTool(engine, { clock: () => monday });
  await addRegistration(tool.db, 'r1', { issuer, jwks_url: keys.url, auth_url: `${issuer}/auth` });
  const deployment = { registration_id: 'r1', id: '1', status: 'active', created_at: monday } as const;
  await tool.db.insertInto('deployment').values(deployment).execute();
  const server = await buildServer(tool);
  let sent = 0;

  const rig: FuzzRig = {
    tool,
    server,
    async send(request) {
      sent += 1;
      // So that nobody has to wait after too many refusals.
      const answer = await server.inject({
        remoteAddress: `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`,
        ...request,
      });
      expectSound(answer);
      return answer;
    },
    async login() {
      const answer = await rig.send({ url: '/lti/login', query: loginFields });
      const { searchParams } = new URL(String(answer.headers.location));
      const [cookie] = answer.cookies;
      return {
        state: searchParams.get('state') ?? '',
        nonce: searchParams.get('nonce') ?? '',
        cookie: `${cookie?.name}=${cookie?.value}`,
      };
    },
    sign: (claims, header = {}) =>
      new CompactSign(Buffer.from(claims))
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: 'k1', ...header })
        .sign(privateKey),
    async sessionsOf(work) {
      await work();
      return tool.db.deleteFrom('session').returningAll().execute();
    },
    async close() {
      await server.close();
      await tool.close();
      await keys.close();
    },
  };
  return rig;
}

/** No fault of ours, no trace of our insides, and the headers of every answer. */
function expectSound(answer: LightMyRequestResponse): void {
  const { statusCode, headers, body } = answer;
  expect(statusCode, body.slice(0, 500)).toBeLessThan(500);
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(body).not.toMatch(/\bat .*\.ts:\d+|node_modules/);
  const isRedirect = statusCode >= 300 && statusCode < 400;
  const policed = headers['content-security-policy'];
  if (isRedirect) expect(policed).toBeUndefined();
  else expect(policed).toMatch(/^default-src 'none';.* object-src 'none'; base-uri 'none';.* frame-ancestors /);
  if (statusCode >= 400) expect(body).not.toContain('id="tend-launch"');
  if (String(headers['content-type']).startsWith('text/html')) {
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy.split('; ').map((part) => part.split(' ')[0])).toHaveLength(9);
    expect(headers['cache-control']).toBe('no-store');
  }
  for (const { secure, httpOnly, name } of answer.cookies) {
    expect([secure, httpOnly, name.startsWith('__Host-')]).toEqual([true, true, true]);
  }
}
