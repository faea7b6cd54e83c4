import { claim } from '../../lti-server/launch/claims.ts';
import { learnerSam, teacherPriya } from '../platform/demo-course.ts';

export type Claims = Record<string, unknown>;

/** The certification suite sends each launch once as a teacher and once as a student. */
export const payloads = [
  { payload: 'teacher payload', personId: teacherPriya.id },
  { payload: 'student payload', personId: learnerSam.id },
] as const;

export const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
export const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';

/** The claims without those named. */
export function without(...names: string[]): (claims: Claims) => Claims {
  return (claims) => Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));
}

/** The claims with those laid over. */
export function withClaims(changed: Claims): (claims: Claims) => Claims {
  return (claims) => ({ ...claims, ...changed });
}

export const withRoles = (...roles: unknown[]): ((claims: Claims) => Claims) => withClaims({ [claim.roles]: roles });
