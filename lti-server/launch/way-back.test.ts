import { describe, expect, it } from 'vitest';
import { wayBackOf } from './way-back.ts';

it.each([
  [
    'https://moodle.example.org/mod/lti/return.php?course=3&launch_container=2&instanceid=5&sesskey=0123456789',
    'https://moodle.example.org/course/view.php?id=3',
  ],
  [
    'https://example.org/moodle/mod/lti/return.php?sesskey=0123456789&course=3',
    'https://example.org/moodle/course/view.php?id=3',
  ],
  ['https://moodle.example.org/mod/lti/return.php?course=3%26x&sesskey=0123456789', 'https://moodle.example.org/'],
  [
    'https://school.instructure.com/courses/12/external_content/success/external_tool_redirect',
    'https://school.instructure.com/courses/12',
  ],
  ['https://school.instructure.com/courses/12', 'https://school.instructure.com/courses/12'],
  ['https://lms.example.org/back;jsessionid=ABC?token=secret#top', 'https://lms.example.org/'],
  ['https://sam:secret@lms.example.org/back', 'https://lms.example.org/'],
  ['http://127.0.0.1:4000/mod/lti/return.php?course=3&sesskey=x', 'http://127.0.0.1:4000/course/view.php?id=3'],
])('of %s is %s', (returnUrl, wayBack) => {
  expect(wayBackOf(returnUrl)).toBe(wayBack);
});

it.each([null, '', 'not an address', 'http://lms.example.org/courses/12', 'javascript:alert(1)'])(
  'of %s there is none',
  (returnUrl) => {
    expect(wayBackOf(returnUrl)).toBeNull();
  },
);

describe('in Canvas', () => {
  const canvas = { origin: 'https://learn.school.example', courseId: '12' };

  it.each([null, 'https://sso.canvaslms.com/back', 'not an address'])('with %s it is the course', (returnUrl) => {
    expect(wayBackOf(returnUrl, canvas)).toBe('https://learn.school.example/courses/12');
  });

  it('is what the return address says of the course, where it does', () => {
    const returnUrl = 'https://school.instructure.com/courses/7/external_content/success/external_tool_redirect';
    expect(wayBackOf(returnUrl, canvas)).toBe('https://school.instructure.com/courses/7');
  });

  it('without a course is the site', () => {
    expect(wayBackOf('https://sso.canvaslms.com/back?x=1', { ...canvas, courseId: null })).toBe(
      'https://sso.canvaslms.com/',
    );
  });
});
