import type { FastifyPluginAsync } from 'fastify';
import type { PlatformState } from './platform-state.ts';
import { registrationToken } from './registration-routes.ts';
import { scopes } from './registered-tool.ts';

/** What a tool may read of a platform: the key set, and the OpenID configuration (Dynamic Registration 1.0, §3.4). */
export function discoveryRoutes(state: PlatformState): FastifyPluginAsync {
  const { paths, registration } = state.profile;
  return async (app) => {
    app.get(paths.keys, { config: { endpoint: 'keys' } }, async () => state.keys.keySet);

    if (!registration) return;
    app.get(paths.configuration, { config: { endpoint: 'configuration' } }, async (request, reply) => {
      if (registration.isConfigurationGuarded && !registrationToken(state, request)) {
        return reply.code(401).send({ errors: ['registration_token is missing or has ended'] });
      }
      return reply.send({
        issuer: state.issuer,
        token_endpoint: state.url + paths.token,
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        token_endpoint_auth_signing_alg_values_supported: ['RS256'],
        jwks_uri: state.url + paths.keys,
        authorization_endpoint: state.url + paths.auth,
        registration_endpoint: state.url + registration.path,
        scopes_supported: ['openid', ...Object.values(scopes)],
        response_types_supported: ['id_token'],
        subject_types_supported: ['public', 'pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
        'https://purl.imsglobal.org/spec/lti-platform-configuration': {
          product_family_code: state.profile.family,
          version: registration.version,
          messages_supported: registration.messages,
          variables: registration.variables,
          ...registration.extraMembers,
        },
      });
    });
  };
}
