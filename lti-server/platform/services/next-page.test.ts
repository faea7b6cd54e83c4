import { expect, test } from 'vitest';
import { nextPage } from './next-page.ts';

const page = 'https://lms.example/items?type_id=1';
const asNodeReadsIt = (header: string) => Buffer.from(header, 'utf8').toString('latin1');

test.each([
  ['one link', '<https://lms.example/items?page=2>; rel="next"', 'https://lms.example/items?page=2'],
  [
    'Canvas, with every relation',
    '<https://lms.example/items?page=1>; rel="current",<https://lms.example/items?page=2>; rel="next",<https://lms.example/items?page=9>; rel="last"',
    'https://lms.example/items?page=2',
  ],
  ['no quotes', '<https://lms.example/items?page=2>;rel=next', 'https://lms.example/items?page=2'],
  ['capitals', '<https://lms.example/items?page=2>; REL="NEXT"', 'https://lms.example/items?page=2'],
  ['several words', '<https://lms.example/items?page=2>; rel="last next"', 'https://lms.example/items?page=2'],
  ['another parameter first', '</items?page=2>; title="a"; rel="next"', 'https://lms.example/items?page=2'],
  [
    'Moodle line items: typographic quotes, escaped ampersand',
    asNodeReadsIt('<https://lms.example/items?type_id=1&amp;from=10>; rel=“next”'),
    'https://lms.example/items?type_id=1&from=10',
  ],
  ['a comma in the address', '<https://lms.example/items?ids=1,2>; rel="next"', 'https://lms.example/items?ids=1,2'],
  ['another host, for the caller to refuse', '<https://evil.example/>; rel="next"', 'https://evil.example/'],
  ['the last page', '<https://lms.example/items?page=1>; rel="prev"', null],
  ['next in a title only', '<https://lms.example/items>; title="next"', null],
  ['no header', undefined, null],
  ['nonsense', ';;;rel="next"', null],
  ['no address', '<http://>; rel="next"', null],
  [
    'very long',
    `${'<https://lms.example/a>; rel="prev",'.repeat(500)}<https://lms.example/b>; rel="next"`,
    'https://lms.example/b',
  ],
])('%s', (_, header, expected) => {
  expect(nextPage(header, page)).toBe(expected);
});
