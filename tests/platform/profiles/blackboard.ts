import { hexOf } from '../platform-ids.ts';
import { changeProfile, type Profile } from '../profile.ts';
import { standard } from './standard.ts';
import { standardClaims } from './standard-claims.ts';

const learn = '/learn/api/v1/lti/courses/:contextId';

/**
 * Blackboard Learn: one issuer and one client id of the vendor's for all customers, ids of 32 digits, line items in
 * camel case, a deep linking response whose `sub` is the application. [?] Everything else is the standard's.
 */
export const blackboard: Profile = changeProfile(
  {
    ...standard,
    name: 'blackboard',
    family: 'BlackboardLearn',
    issuer: 'https://blackboard.com',
    ids: {
      ...standard.ids,
      person: (id) => hexOf(`person ${id}`, 32),
      context: (id) => hexOf(`context ${id}`, 32),
    },
  },
  {
    // In the vendor's developer portal instead.
    registration: null,
    paths: {
      auth: '/api/v1/gateway/oidcauth',
      token: '/api/v1/gateway/oauth2/jwttoken',
      lineItems: `${learn}/lineItems`,
      lineItem: `${learn}/lineItems/:itemId`,
    },
    auth: { extraFields: { one_time_session_token: 'x' } },
    idToken: { claims: standardClaims('BlackboardLearn') },
    deepLinking: { check: { audience: true, nonce: true, subject: true } },
    throttling: { status: 429, headers: {}, body: '' },
  },
);
