import type { FastifyPluginAsync } from 'fastify';
import type { PlatformState } from './platform-state.ts';
import { scopes } from './registered-tool.ts';

/** What a tool may read without being known: the OpenID configuration and the key set. */
export function discoveryRoutes(state: PlatformState): FastifyPluginAsync {
  const { paths } = state.profile;
  return async (app) => {
    app.get(paths.keys, { config: { endpoint: 'keys' } }, async () => state.keys.keySet);

    app.get(paths.configuration, async () => ({
      issuer: state.issuer,
      token_endpoint: state.url + paths.token,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      jwks_uri: state.url + paths.keys,
      authorization_endpoint: state.url + paths.auth,
      registration_endpoint: `${state.url}/mod/lti/openid-registration.php`,
      scopes_supported: ['openid', ...Object.values(scopes)],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
      'https://purl.imsglobal.org/spec/lti-platform-configuration': {
        product_family_code: state.profile.family,
        version: '4.5.6',
        messages_supported: [
          { type: 'LtiResourceLinkRequest' },
          { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
        ],
        variables: ['Context.id', 'Context.title', 'ResourceLink.id', 'ResourceLink.title', 'User.id', 'User.username'],
      },
    }));
  };
}
