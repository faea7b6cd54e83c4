import type { Role } from './launch.ts';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const instructing = ['Instructor', 'ContentDeveloper', 'Administrator'];
/** LTI 1.3, A.2.3.1: a short name means the role in the context. */
const instructorRoles = new Set([...instructing, ...instructing.map((name) => membership + name)]);
const testUser = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

/**
 * Who one is in this context. Only context roles count: somebody who teaches elsewhere in the institution is a learner
 * here. No role, an empty one or an unknown one gives the least rights.
 */
export function roleOf(roles: readonly string[]): Role {
  return roles.some((role) => instructorRoles.has(role)) ? 'instructor' : 'learner';
}

export function isTestUser(roles: readonly string[]): boolean {
  return roles.includes(testUser);
}
