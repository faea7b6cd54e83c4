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

const kept = { prioritize_non_tool_grade: true };

test.each([
  ['the first send to Canvas leaves a grade by hand', { ...row }, 'canvas', kept],
  [
    'a repeat after an unknown end is no new attempt',
    { ...row, is_uncertain: 1 as const },
    'canvas',
    { ...kept, new_submission: false },
  ],
  ['nor is a newer score of a sent one', { ...row, sent_at: 5 }, 'Canvas', { ...kept, new_submission: false }],
  ['Moodle is told nothing of it', { ...row, is_uncertain: 1 as const }, 'moodle', undefined],
])('%s', (_, score, family, expected) => {
  expect(buildScore(score, family)['https://canvas.instructure.com/lti/submission']).toEqual(expected);
});
