import { changeProfile, type Profile } from '../profile.ts';
import { standard } from './standard.ts';
import { standardClaims } from './standard-claims.ts';

/**
 * Brightspace, as tools met it: keys without `alg`, a token endpoint of the vendor's with an audience of its own that
 * may not be a list, strict media types. [?] Everything else is the standard's.
 */
export const brightspace: Profile = changeProfile(
  { ...standard, name: 'brightspace', family: 'desire2learn' },
  {
    paths: { ...standard.paths, auth: '/d2l/lti/authenticate', keys: '/d2l/.well-known/jwks' },
    idToken: { claims: standardClaims('desire2learn') },
    keys: { hasAlgorithm: false },
    token: { audience: 'https://api.brightspace.com/auth/token', isAudienceListRefused: true },
    scores: { notGradedStatus: 403 },
    // No token, hence no Authorization header either.
    registration: { token: 'none', hasDeploymentInAnswer: false },
    throttling: { status: 429, headers: {}, body: '' },
  },
);
