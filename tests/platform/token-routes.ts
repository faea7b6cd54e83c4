import { randomBytes } from 'node:crypto';
import { decodeJwt, type JWTPayload } from 'jose';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { formFields } from './form-fields.ts';
import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';
import { verifyToolJwt } from './verify-tool-jwt.ts';

/** The token endpoint: an access token for a signed assertion (RFC 7523; 1EdTech Security Framework 1.0, §4.1). */
export function tokenRoutes(state: PlatformState): FastifyPluginAsync {
  const { paths, token: knobs } = state.profile;
  const usedJtis = new Set<string>();

  async function grant(request: FastifyRequest): Promise<Record<string, unknown>> {
    const fields = tokenFields(request, knobs.body);
    const assertion = fields.get('client_assertion');
    if (!assertion || !fields.get('client_assertion_type') || !fields.get('grant_type') || !fields.get('scope')) {
      throw new Error('invalid_request');
    }
    if (
      fields.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' ||
      fields.get('grant_type') !== 'client_credentials'
    ) {
      throw new Error('unsupported_grant_type');
    }
    const tool = toolOfAssertion(state, assertion);
    const claims = await verifyToolJwt(state, tool, assertion);
    checkAudience(claims);
    checkAge(claims);
    checkReplay(claims);
    const granted = (fields.get('scope') ?? '').split(' ').filter((scope) => tool.scopes.includes(scope));
    if (granted.length === 0) throw new Error('invalid_scope');
    const accessToken = randomBytes(16).toString('hex');
    const expiresAt = state.now() + knobs.ttlSeconds * 1000;
    state.accessTokens.set(accessToken, { tool, scopes: granted, expiresAt });
    return {
      access_token: accessToken,
      token_type: knobs.type,
      expires_in: knobs.ttlSeconds,
      scope: granted.join(' '),
    };
  }

  function checkAudience(claims: JWTPayload): void {
    if (knobs.isAudienceListRefused && Array.isArray(claims.aud)) throw new TokenServerError('aud is a list');
    if (knobs.audience === 'any') return;
    const expected = knobs.audience === 'token-url' ? state.url + paths.token : knobs.audience;
    if (![claims.aud].flat().includes(expected)) throw new Error("the 'aud' is invalid");
  }

  function checkAge({ iat }: JWTPayload): void {
    if (knobs.issuedAgoSeconds === null) return;
    if (iat === undefined || iat < Math.floor(state.now() / 1000) - knobs.issuedAgoSeconds) {
      throw new Error("the 'iat' must be less than 5 minutes old");
    }
  }

  function checkReplay(claims: JWTPayload): void {
    if (!knobs.isReplayRefused) return;
    if (!claims.jti || usedJtis.has(claims.jti)) throw new Error('jti missing or already used');
    usedJtis.add(claims.jti);
  }

  return async (app) => {
    app.post(paths.token, { config: { endpoint: 'token' } }, async (request, reply) => {
      reply.type(knobs.contentType);
      try {
        return JSON.stringify(await grant(request), null, 2);
      } catch (error) {
        if (error instanceof TokenServerError) return reply.code(500).type('text/html').send('<h1>Server Error</h1>');
        if (knobs.errorStyle === 'oauth') {
          const error_description = error instanceof Error ? error.message : 'error';
          return reply.code(400).send(JSON.stringify({ error: 'invalid_request', error_description }));
        }
        // Moodle writes the text between quotes without escaping it: the answer may not be JSON at all.
        return reply.code(400).send(`{\n  "error" : "${error instanceof Error ? error.message : 'error'}"\n}\n`);
      }
    });
  };
}

/** What the platform does not survive. */
class TokenServerError extends Error {}

function tokenFields(request: FastifyRequest, body: 'form' | 'form-or-json'): URLSearchParams {
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0];
  if (mediaType === 'application/x-www-form-urlencoded') return formFields(request.body);
  if (body === 'form-or-json' && mediaType === 'application/json') {
    return new URLSearchParams(JSON.parse(String(request.body)) as Record<string, string>);
  }
  throw new Error('invalid_request');
}

function toolOfAssertion(state: PlatformState, assertion: string): RegisteredTool {
  let subject: string | undefined;
  try {
    subject = decodeJwt(assertion).sub;
  } catch (error) {
    throw new Error('invalid_request', { cause: error });
  }
  const tool = state.tools.find((one) => one.clientId === subject);
  if (!tool) throw new Error('invalid_client');
  return tool;
}
