import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { checkToolConfiguration, RegistrationRefusal, type ToolConfiguration } from './check-tool-configuration.ts';
import { openToken, sealToken } from './platform-token.ts';
import type { PlatformState } from './platform-state.ts';
import type { Profile } from './profile.ts';
import { addTool, type RegisteredTool } from './registered-tool.ts';

const toolMember = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

type Knobs = NonNullable<Profile['registration']>;

/** A registration token, good for an hour and one registration; null where the platform gives none. */
export function issueRegistrationToken(state: PlatformState): string | null {
  if (state.profile.registration?.token !== 'required') return null;
  const exp = Math.floor(state.now() / 1000) + 3600;
  return sealToken(state.secret, {
    sub: state.profile.ids.client(state.tools.length + 1),
    scope: 'reg',
    exp,
    jti: randomUUID(),
  });
}

/** Whether a request shows a token of this platform that has not ended. Canvas takes it from the query as well. */
export function registrationToken(state: PlatformState, request: FastifyRequest): Record<string, unknown> | null {
  const { registration_token: inQuery } = request.query as { registration_token?: string };
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const claims = openToken(state.secret, bearer ?? inQuery ?? '');
  return claims?.['scope'] === 'reg' && Number(claims['exp']) * 1000 > state.now() ? claims : null;
}

/** Dynamic Registration 1.0, §3.5 to §3.7: a tool writes itself down. */
export function registrationRoutes(state: PlatformState, onTool: (tool: RegisteredTool) => void): FastifyPluginAsync {
  const knobs = state.profile.registration;
  const usedTokens = new Set<unknown>();

  function register(request: FastifyRequest, { token, isActiveAtOnce, style }: Knobs): Record<string, unknown> {
    const claims = registrationToken(state, request);
    if (token === 'required' && !claims) throw new RegistrationRefusal(401, 'missing_registration_token');
    if (token === 'required' && usedTokens.has(claims?.['jti']))
      throw new RegistrationRefusal(401, 'token_already_used');
    // A platform without tokens takes a header that nobody gave for a broken client.
    if (token === 'none' && request.headers.authorization)
      throw new RegistrationRefusal(401, 'unexpected authorization');
    const configuration = checkToolConfiguration(request.body, style);
    const tool = addTool(state.tools, registrationOf(configuration, claims), state.profile.ids);
    tool.isActive = isActiveAtOnce;
    usedTokens.add(claims?.['jti']);
    onTool(tool);
    return answerOf(configuration, tool);
  }

  function answerOf(configuration: ToolConfiguration, tool: RegisteredTool): Record<string, unknown> {
    const own = knobs?.hasDeploymentInAnswer ? { deployment_id: tool.deploymentId } : {};
    return {
      ...configuration,
      client_id: tool.clientId,
      scope: tool.scopes.join(' '),
      [toolMember]: { ...configuration[toolMember], ...own },
      ...(knobs?.style === 'canvas' && {
        'https://canvas.instructure.com/lti/registration_config_url': `${state.url}/accounts/1/apps/1`,
      }),
    };
  }

  return async (app) => {
    if (!knobs) return;
    app.post(knobs.path, { config: { endpoint: 'registration' } }, async (request, reply) => {
      try {
        return await reply
          .code(knobs.status)
          .type('application/json')
          .send(JSON.stringify(register(request, knobs)));
      } catch (error) {
        if (!(error instanceof RegistrationRefusal)) throw error;
        if (knobs.style !== 'canvas') return reply.code(error.status).type('text/plain').send(error.message);
        return reply
          .code(error.status)
          .type('application/json')
          .send(JSON.stringify({ errors: [error.message] }));
      }
    });
  };
}

function registrationOf(configuration: ToolConfiguration, claims: Record<string, unknown> | null) {
  const settings = configuration[toolMember];
  const deepLinking = settings.messages?.find(({ type }) => type === 'LtiDeepLinkingRequest');
  return {
    ...(claims && { clientId: claims['sub'] }),
    name: configuration.client_name,
    loginUrl: configuration.initiate_login_uri,
    redirectUris: configuration.redirect_uris,
    jwksUrl: configuration.jwks_uri,
    ...(settings.target_link_uri && { toolUrl: settings.target_link_uri }),
    ...(deepLinking?.target_link_uri && { deepLinkingUrl: deepLinking.target_link_uri }),
    domain: settings.domain,
    scopes: (configuration.scope ?? '').split(' ').filter((scope) => scope !== ''),
    privacy: privacyOf(settings.claims ?? []),
  };
}

/** What is told of people is what was asked for. */
function privacyOf(claims: readonly string[]): RegisteredTool['privacy'] {
  const hasNames = ['name', 'given_name', 'family_name'].some((name) => claims.includes(name));
  if (claims.includes('email')) return hasNames ? 'public' : 'email_only';
  return hasNames ? 'name_only' : 'anonymous';
}
