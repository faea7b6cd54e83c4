import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { serve, type SmallServer } from './serve-json.ts';

/** What the small platform heard. */
export interface HeardRequest {
  method: string;
  path: string;
  authorization: string | null;
  body: string;
}

interface SmallAnswer {
  status?: number;
  body: string;
  headers?: Record<string, string>;
}

/** A platform that does nothing but register a tool; every part of it can be made to misbehave. */
export interface RegisteringPlatform extends SmallServer {
  heard: HeardRequest[];
  /** The configuration, as the next reader gets it. */
  configuration: Record<string, unknown>;
  answers: { configuration?: SmallAnswer; registration: SmallAnswer };
}

const toolMember = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

export async function startRegisteringPlatform(family = 'moodle'): Promise<RegisteringPlatform> {
  const heard: HeardRequest[] = [];
  const server = await serve(async (request, response) => {
    heard.push(await hear(request));
    const isConfiguration = request.url?.includes('openid-configuration');
    const answer = isConfiguration
      ? (platform.answers.configuration ?? { body: JSON.stringify(platform.configuration) })
      : platform.answers.registration;
    response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(answer.body);
  });
  const platform: RegisteringPlatform = {
    ...server,
    heard,
    configuration: describePlatform(server.url, family),
    answers: {
      registration: {
        body: JSON.stringify({ client_id: 'AbC012345678901', [toolMember]: { deployment_id: '7' } }),
      },
    },
  };
  return platform;
}

async function hear(request: IncomingMessage): Promise<HeardRequest> {
  return {
    method: String(request.method),
    path: String(request.url),
    authorization: request.headers.authorization ?? null,
    body: await text(request),
  };
}

function describePlatform(url: string, family: string): Record<string, unknown> {
  return {
    issuer: url,
    authorization_endpoint: `${url}/mod/lti/auth.php`,
    token_endpoint: `${url}/mod/lti/token.php`,
    jwks_uri: `${url}/mod/lti/certs.php`,
    registration_endpoint: `${url}/mod/lti/openid-registration.php`,
    scopes_supported: [
      'openid',
      'https://purl.imsglobal.org/spec/lti-ags/scope/score',
      'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
      'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
      'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
    ],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: family,
      version: '2024100706',
      messages_supported: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
      ],
    },
  };
}
