import { expect, it } from 'vitest';
import { holdsWords, wordsOf } from './holds-words.ts';

it.each([
  ['tim', 'Cyfarfod y Tîm'],
  ['TÎM cyfarfod', 'Cyfarfod y Tîm'],
  ['cafe\u0301', 'Caf\u00e9 at ten'],
  ['ward 7', 'On ward 7b'],
  ['  ', 'anything'],
  ['', ''],
  ['.*', 'a regex is only text: .*'],
])('"%s" is found in "%s"', (query, text) => {
  expect(holdsWords(text, wordsOf(query))).toBe(true);
});

it.each([
  ['ward night', 'On ward 7b'],
  ['.*', 'On ward 7b'],
  ['x', ''],
])('"%s" is not found in "%s"', (query, text) => {
  expect(holdsWords(text, wordsOf(query))).toBe(false);
});
