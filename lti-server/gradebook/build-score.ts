import type { ScoreRow } from '../database/schema.ts';

export const scoreMediaType = 'application/vnd.ims.lis.v1.score+json';

const canvasSubmission = 'https://canvas.instructure.com/lti/submission';

export type ScoreToSend = Pick<
  ScoreRow,
  'sub' | 'score_given' | 'score_maximum' | 'timestamp' | 'is_uncertain' | 'sent_at'
>;

/**
 * The Score of AGS 2.0, 3.4.7. Only ever finished and fully marked: any other progress erases the mark in Moodle and
 * Canvas. It has no comment, because Canvas adds it again with every repeat. Times are UTC, in whole seconds, because
 * Moodle compares whole seconds.
 */
export function buildScore(row: ScoreToSend, platformFamily: string | null): Record<string, unknown> {
  const isRepeat = row.is_uncertain === 1 || row.sent_at !== null;
  return {
    userId: row.sub,
    scoreGiven: row.score_given,
    scoreMaximum: row.score_maximum,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    timestamp: new Date(row.timestamp).toISOString(),
    ...(platformFamily?.toLowerCase() === 'canvas' && {
      [canvasSubmission]: {
        // A grade that a teacher entered stays; elsewhere the timestamp sees to it.
        prioritize_non_tool_grade: true,
        // Every repeat would count as one more attempt, and might be called late.
        ...(isRepeat && { new_submission: false }),
      },
    }),
  };
}
