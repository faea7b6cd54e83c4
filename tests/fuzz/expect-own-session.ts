import { expect } from 'vitest';
import type { SessionRow } from '../../lti-server/database/schema.ts';
import { claim } from '../../lti-server/launch/claims.ts';
import { clientId, issuer, now } from './fuzz-rig.ts';

const instructing =
  /^(http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership#)?(Instructor|ContentDeveloper|Administrator)$/;
const messageTypes = ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest', 'LtiSubmissionReviewRequest'];

/**
 * What must hold of a launch that opened a session, written a second time from the specification (LTI 1.3 Security
 * Framework, 5.1.3; LTI 1.3, 5.3) rather than from our code.
 */
export function expectOwnSession(session: SessionRow, claims: Record<string, unknown>, nonce: string): void {
  expect(claims['iss']).toBe(issuer);
  expect([claims['aud']].flat()).toContain(clientId);
  expect([undefined, null, clientId]).toContain(claims['azp']);
  expect(claims['nonce']).toBe(nonce);
  expect(Number(claims['iat'])).toBeLessThanOrEqual(now + 60);
  expect(Number(claims['exp'])).toBeGreaterThan(now - 60);
  expect(claims[claim.version]).toBe('1.3.0');
  expect(messageTypes).toContain(claims[claim.messageType]);
  expect(String(claims[claim.deploymentId])).toBe('1');
  expect([undefined, null]).not.toContain(claims['sub']);
  const roles = claims[claim.roles] as unknown[];
  const isInstructor = roles.some((role) => typeof role === 'string' && instructing.test(role));
  expect(session).toMatchObject({
    registration_id: 'r1',
    deployment_id: '1',
    sub: String(claims['sub']),
    role: isInstructor ? 'instructor' : 'learner',
  });
  if (claims[claim.messageType] === 'LtiDeepLinkingRequest') expect(session.role).toBe('instructor');
  if (session.page === 'picker') expect(session.deep_linking).toMatch(/"returnUrl":"https?:/);
}
