import { expect, it } from 'vitest';
import { canvasOf } from './canvas-place.ts';

it.each([
  [{ canvas_api_domain: 'school.instructure.com', canvas_course_id: '12' }, 'https://school.instructure.com', '12'],
  [{ canvas_api_domain: 'Learn.School.example:8443', canvas_course_id: 12 }, 'https://learn.school.example:8443', '12'],
  [{ canvas_api_domain: 'school.instructure.com' }, 'https://school.instructure.com', null],
  [{ canvas_api_domain: 'school.instructure.com', canvas_course_id: '../x' }, 'https://school.instructure.com', null],
])('%j is a place in Canvas', (custom, origin, courseId) => {
  expect(canvasOf(custom)).toEqual({ origin, courseId });
});

it.each([
  [{}],
  [{ canvas_course_id: '12' }],
  [{ canvas_api_domain: '' }],
  [{ canvas_api_domain: 7 }],
  [{ canvas_api_domain: '*' }],
  [{ canvas_api_domain: '*.example' }],
  [{ canvas_api_domain: "x.example 'unsafe-inline'" }],
  [{ canvas_api_domain: 'x.example; script-src *' }],
  [{ canvas_api_domain: 'x.example/path' }],
  [{ canvas_api_domain: 'sam:secret@x.example' }],
  [{ canvas_api_domain: 'x'.repeat(300) }],
  [{ canvas_api_domain: 'x.example:99999' }],
])('%j is none', (custom) => {
  expect(canvasOf(custom)).toBeNull();
});
