import { expect, test } from 'vitest';
import { serviceUrl } from './service-url.ts';

test.each([
  ['https://lms.example/api/lti/courses/1/line_items/9', 'https://lms.example/api/lti/courses/1/line_items/9/scores'],
  ['https://lms.example/items/9/', 'https://lms.example/items/9/scores'],
  [
    'https://lms.example/mod/lti/services.php/3/lineitems/9/lineitem?type_id=1',
    'https://lms.example/mod/lti/services.php/3/lineitems/9/lineitem/scores?type_id=1',
  ],
  ['https://lms.example/items/block-v1:a+b@c', 'https://lms.example/items/block-v1:a+b@c/scores'],
])('the scores of %s are at %s', (lineItem, expected) => {
  expect(serviceUrl(lineItem, 'scores')).toBe(expected);
});

test('a result is asked for one person, beside what the address already asks', () => {
  const url = serviceUrl('https://lms.example/9/lineitem?type_id=1', 'results', { user_id: 'a b&c' });
  expect(url).toBe('https://lms.example/9/lineitem/results?type_id=1&user_id=a+b%26c');
});
