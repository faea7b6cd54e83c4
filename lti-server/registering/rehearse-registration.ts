import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSecureContext } from 'node:tls';
import { agreeWithPlatform } from './register-platform.ts';
import { renderRegisteredPage } from './registered-page.ts';

/**
 * One registration with a platform of our own making on loopback, of which nothing is kept. What a process does for the
 * first time (the parser of answers, the authorities behind TLS, schemas, words) holds everybody up for longer than
 * anything else about a registration: so it is done once before anybody comes. Rejects where there is no loopback.
 */
export async function rehearseRegistration(now: number): Promise<void> {
  createSecureContext();
  const platform = createServer((request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json').setHeader('Connection', 'close');
    response.end(JSON.stringify(request.method === 'POST' ? answer : describe(url)));
  });
  platform.listen(0, '127.0.0.1');
  await once(platform, 'listening');
  const url = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
  try {
    const configuration = { url, isLoopback: true, privateHosts: [] };
    const configurationUrl = new URL(`${url}/openid-configuration`);
    const agreed = await agreeWithPlatform(configuration, { lms: 'other', configurationUrl, token: 'rehearsal' });
    const { issuer, authUrl, tokenUrl, jwksUrl } = agreed.platform;
    const addresses = { issuer, authUrl, tokenUrl, jwksUrl, audience: null };
    const kept = { allowAnonymous: false, status: 'pending', platformFamily: null, createdAt: now } as const;
    const registration = { id: '', name: '', clientId: agreed.answer.clientId, ...addresses, ...kept };
    const { deploymentId } = agreed.answer;
    renderRegisteredPage({ lms: 'other', configurationUrl, registration, deploymentId, scopes: [] }, 'en');
  } finally {
    platform.close();
  }
}

const answer = {
  client_id: 'rehearsal',
  'https://purl.imsglobal.org/spec/lti-tool-configuration': { deployment_id: '1' },
};

function describe(url: string): object {
  return {
    issuer: url,
    authorization_endpoint: `${url}/auth`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    registration_endpoint: `${url}/register`,
    scopes_supported: ['openid'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'rehearsal',
      messages_supported: [{ type: 'LtiResourceLinkRequest' }],
    },
  };
}
