import { expect, test } from 'vitest';
import { completionWords } from './completion-words.ts';
import { rosterAge } from './roster-age.ts';

const second = 1000;
const hour = 3600 * second;

test.each([
  [0, 'just now', 'newydd ei darllen'],
  [-5 * hour, 'just now', 'newydd ei darllen'],
  [59 * second, 'just now', 'newydd ei darllen'],
  [60 * second, 'a minute ago', 'funud yn ôl'],
  [2 * 60 * second, '2 minutes ago', '2 funud yn ôl'],
  [59.9 * 60 * second, '59 minutes ago', '59 munud yn ôl'],
  [hour, 'an hour ago', 'awr yn ôl'],
  [23.9 * hour, '23 hours ago', '23 awr yn ôl'],
  [24 * hour, 'a day ago', 'ddiwrnod yn ôl'],
  [48 * hour, '2 days ago', '2 ddiwrnod yn ôl'],
  [240 * hour, '10 days ago', '10 diwrnod yn ôl'],
])('a list that was read %i ms ago was read %s', (age, english, welsh) => {
  const { unit, count } = rosterAge(1e12 - age, 1e12);
  expect(completionWords.en(`age.${unit}`, { count })).toBe(english);
  expect(completionWords.cy(`age.${unit}`, { count })).toBe(welsh);
});
