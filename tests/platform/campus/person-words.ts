import type { Person } from '../course.ts';

export const roleWords = { learner: 'learner', teacher: 'teacher', admin: 'admin' } as const;

export function fullName(person: Person): string {
  return `${person.givenName} ${person.familyName}`;
}

/** May add activities and see every grade. */
export function isManager(person: Person): boolean {
  return person.role !== 'learner';
}
