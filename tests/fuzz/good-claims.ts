import { claim } from '../../lti-server/launch/claims.ts';
import { clientId, issuer, now } from './fuzz-rig.ts';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

const common = {
  iss: issuer,
  aud: clientId,
  azp: clientId,
  iat: now,
  exp: now + 60,
  sub: '4',
  name: 'Sam Okafor',
  given_name: 'Sam',
  family_name: 'Okafor',
  locale: 'en',
  [claim.version]: '1.3.0',
  [claim.deploymentId]: '1',
  [claim.targetLinkUri]: 'http://localhost:3000/lti/launch',
  [claim.context]: { id: '3', title: 'Leading with care', label: 'LWC' },
  [claim.presentation]: { locale: 'en', return_url: `${issuer}/course` },
  [claim.platform]: { product_family_code: 'moodle' },
};

export const launchClaims = (nonce: string): object => ({
  ...common,
  nonce,
  [claim.messageType]: 'LtiResourceLinkRequest',
  [claim.roles]: [`${membership}Learner`],
  [claim.resourceLink]: { id: '7', title: 'Notice' },
  [claim.custom]: { module_id: 'notice', page: '' },
  [claim.forUser]: { user_id: '5' },
  [claim.canvasPlacement]: 'course_navigation',
  [claim.lineItems]: {
    lineitem: `${issuer}/items/7`,
    lineitems: `${issuer}/items`,
    scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
  },
  [claim.memberships]: { context_memberships_url: `${issuer}/members` },
});

export const deepLinkingClaims = (nonce: string): object => ({
  ...common,
  nonce,
  [claim.messageType]: 'LtiDeepLinkingRequest',
  [claim.roles]: [`${membership}Instructor`],
  [claim.deepLinking]: {
    deep_link_return_url: `${issuer}/return`,
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe'],
    accept_multiple: true,
    data: 'csrf',
    title: 'Pick',
    text: 'one',
  },
});

/** Every claim, and every member of a claim. */
export function claimPaths(good: (nonce: string) => object): string[][] {
  return Object.entries(good('')).flatMap(([name, value]: [string, unknown]) => {
    const isPart = typeof value === 'object' && value !== null;
    return [[name], ...(isPart ? Object.keys(value).map((member) => [name, member]) : [])];
  });
}
