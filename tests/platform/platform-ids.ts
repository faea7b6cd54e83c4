import { createHash } from 'node:crypto';
import type { Course } from './course.ts';
import type { PlatformState } from './platform-state.ts';

/** The same `length` hexadecimal digits for the same text, at most 40. */
export function hexOf(text: string, length = 40): string {
  return createHash('sha1').update(text).digest('hex').slice(0, length);
}

/** A UUID in form, the same for the same text. */
export function uuidOf(text: string): string {
  const hex = hexOf(text);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Who a tool means by `sub` or `userId`; undefined for a stranger. */
export function personIdOf(state: PlatformState, course: Course, subject: string): string | undefined {
  return course.people.find((person) => state.profile.ids.person(person.id) === subject)?.id;
}

/** Which activity a tool means by its resource link id. */
export function linkIdOf(state: PlatformState, course: Course, resourceLinkId: string): string | undefined {
  return course.resourceLinks.find((link) => state.profile.ids.resourceLink(link.id) === resourceLinkId)?.id;
}
