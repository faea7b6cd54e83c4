import { expect, test } from 'vitest';
import { learnersUrl } from './learners-url.ts';

const learner = encodeURIComponent('http://purl.imsglobal.org/vocab/lis/v2/membership#Learner');

test.each([
  ['moodle', 'https://lms/memberships', `https://lms/memberships?role=${learner}`],
  ['Canvas', 'https://lms/names_and_roles?rlid=7', `https://lms/names_and_roles?rlid=7&role=${learner}`],
  ['canvas', 'https://lms/m?role=Instructor', `https://lms/m?role=${learner}`],
  ['desire2learn', 'https://lms/memberships', null],
  [null, 'https://lms/memberships', null],
])('%s is asked at %s', (family, url, expected) => {
  expect(learnersUrl(url, family)).toBe(expected);
});
