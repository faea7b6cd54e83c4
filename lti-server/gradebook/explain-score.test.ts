import { expect, test } from 'vitest';
import messages from '#shared/messages/en/gradebook.json' with { type: 'json' };
import { explainScore, namePlatform } from './explain-score.ts';

test('a refusal names the platform, the cause and the next step', () => {
  const words = explainScore({ last_reason: 'not-a-learner', last_status: 400 }, 'moodle', 'en');
  expect(words).toBe(
    'Moodle refused it: this person is not a learner in the course, so there is no place for a result. Enrol them as a learner, then press Send again.',
  );
});

test('an unexplained refusal carries its status', () => {
  expect(explainScore({ last_reason: 'not-accepted', last_status: 415 }, null, 'en')).toContain('(status 415)');
});

test.each([[null], ['a-reason-of-a-later-version'], ['__proto__']])('says nothing for the reason %s', (reason) => {
  expect(explainScore({ last_reason: reason, last_status: null }, 'moodle', 'en')).toBeNull();
});

test.each([
  ['moodle', 'Moodle'],
  ['Canvas', 'Canvas'],
  ['desire2learn', 'Brightspace'],
  ['something', 'The learning platform'],
  [null, 'The learning platform'],
])('%s is called %s', (family, expected) => {
  expect(namePlatform(family, 'en')).toBe(expected);
});

test('every reason says something to do or that we go on by ourselves', () => {
  for (const [key, text] of Object.entries(messages)) {
    if (key.startsWith('reason.'))
      expect(text).toMatch(/Send again|by ourselves|goes out|again through Tend|We try again/);
  }
});
