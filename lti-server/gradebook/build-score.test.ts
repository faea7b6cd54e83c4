import { expect, test } from 'vitest';
import { buildScore } from './build-score.ts';

const row = {
  sub: '4',
  score_given: 1,
  score_maximum: 1,
  timestamp: Date.UTC(2026, 10, 23, 9, 0, 7),
  is_uncertain: 0,
  sent_at: null,
} as const;

test('a score is finished, fully marked, without a comment', () => {
  expect(buildScore(row, 'moodle')).toEqual({
    userId: '4',
    scoreGiven: 1,
    scoreMaximum: 1,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    timestamp: '2026-11-23T09:00:07.000Z',
  });
});

test.each([
  ['first send to Canvas', { ...row }, 'canvas', undefined],
  ['repeat after an unknown end', { ...row, is_uncertain: 1 as const }, 'canvas', { new_submission: false }],
  ['newer score of a sent one', { ...row, sent_at: 5 }, 'canvas', { new_submission: false }],
  ['repeat to Moodle', { ...row, is_uncertain: 1 as const }, 'moodle', undefined],
])('%s: asks for no second attempt only where needed', (_, score, family, expected) => {
  expect(buildScore(score, family)['https://canvas.instructure.com/lti/submission']).toEqual(expected);
});
