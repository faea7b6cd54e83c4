import { changeProfile, type Profile } from '../profile.ts';
import { standard } from './standard.ts';
import { standardClaims } from './standard-claims.ts';

/** Sakai of 2026: refuses a `jti` that it has seen, and a clock that is off by a minute. [?] Else the standard's. */
export const sakai: Profile = changeProfile(
  { ...standard, name: 'sakai', family: 'sakai', ids: { ...standard.ids, deployment: () => '1' } },
  {
    paths: { auth: '/imsoidc/lti13/oidc_auth', token: '/imsblis/lti13/token/1', keys: '/imsblis/lti13/keyset' },
    registration: { isActiveAtOnce: false },
    login: { storageTarget: '_parent' },
    idToken: { claims: standardClaims('sakai') },
    token: { isReplayRefused: true, issuedInFutureSeconds: 60, issuedAgoSeconds: 360 },
  },
);
