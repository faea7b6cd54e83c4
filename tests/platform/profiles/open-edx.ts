import type { LaunchFacts } from '../launch-facts.ts';
import { uuidOf } from '../platform-ids.ts';
import { changeProfile, type Profile } from '../profile.ts';
import { standard } from './standard.ts';
import { standardClaims, standardRoles } from './standard-claims.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim';

/**
 * Open edX, from its source of 2026: login by redirect, a hint that is a cache key, errors as pages and never at the
 * redirect address, roles from a set, usage keys as resource link ids, no names unless the block asks for them, and
 * deep linking requests without custom parameters and services.
 */
export const openEdx: Profile = changeProfile(
  {
    ...standard,
    name: 'open-edx',
    family: 'open-edx',
    ids: {
      person: (id) => uuidOf(`person ${id}`),
      context: (id) => `course-v1:Campus+LEAD${id}+2026`,
      resourceLink: (id) => `block-v1:Campus+LEAD1+2026+type@lti_consumer+block@${id}`,
      deployment: () => '1',
      client: (count) => uuidOf(`block ${count}`),
    },
  },
  {
    registration: null,
    paths: { auth: '/api/lti_consumer/v1/launch/', token: '/api/lti_consumer/v1/token/1' },
    login: { method: 'GET' },
    auth: { errorDelivery: 'page', noSessionError: null },
    idToken: { claims: openEdxClaims },
    deepLinking: { dataIn: 'none', check: { audience: false, nonce: false, subject: false } },
    token: { audience: 'any', type: 'bearer' },
    scores: { conflictStatus: 400 },
  },
);

function openEdxClaims(facts: LaunchFacts): Record<string, unknown> {
  const { tool, person, resourceLink } = facts;
  const claims = standardClaims('open-edx')({ ...facts, tool: { ...tool, privacy: 'anonymous' } });
  // Whatever order a set of Python has.
  claims[`${lti}/roles`] = [
    'http://purl.imsglobal.org/vocab/lis/v2/system/person#None',
    ...standardRoles(person).toReversed(),
    'http://purl.imsglobal.org/vocab/lis/v2/institution/person#None',
  ];
  if (resourceLink) claims[`${lti}/resource_link`] = { id: facts.ids.resourceLink(resourceLink.id) };
  if (!facts.deepLinkingSettings) return claims;
  const left = new Set([
    `${lti}/custom`,
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint',
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  ]);
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !left.has(name)));
}
