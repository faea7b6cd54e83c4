import { Course, type Person } from './course.ts';

export const learnerSam: Person = {
  id: '4',
  username: 'sam',
  givenName: 'Sam',
  familyName: 'Okafor',
  email: 'sam.okafor@campus.example',
  role: 'learner',
  isEnrolled: true,
};

export const learnerRhian: Person = {
  id: '5',
  username: 'rhian',
  givenName: 'Rhian',
  familyName: 'Morgan',
  email: 'rhian.morgan@campus.example',
  role: 'learner',
  isEnrolled: true,
};

export const teacherPriya: Person = {
  id: '3',
  username: 'priya',
  givenName: 'Priya',
  familyName: 'Nair',
  email: 'priya.nair@campus.example',
  role: 'teacher',
  isEnrolled: true,
};

export const adminAlex: Person = {
  id: '2',
  username: 'alex',
  givenName: 'Alex',
  familyName: 'Berg',
  email: 'alex.berg@campus.example',
  role: 'admin',
  isEnrolled: false,
};

/** The one course of the campus: two learners, a teacher, and an admin who is not a member. */
export function createDemoCourse(): Course {
  return new Course('3', 'LEAD-1', 'Leading with compassion', [learnerSam, learnerRhian, teacherPriya, adminAlex]);
}
