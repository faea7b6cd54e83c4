import type { Locale } from '#shared/schemas/locale.ts';
import type { ScoreRow } from '../database/schema.ts';
import { explainScore } from '../gradebook/explain-score.ts';
import type { CompletionCell } from './completion-list.ts';

type Scored = Pick<ScoreRow, 'state' | 'last_reason' | 'last_status' | 'sent_at'>;

/**
 * Where a score is, for people to read; null when there is none.
 * @param score its row in the outbox, which is kept for a year or so after it arrived.
 * @param arrivedAt ms since 1970: what the attempt remembers of it after that.
 */
export function describeScore(
  score: Scored | undefined,
  arrivedAt: number | null,
  platformFamily: string | null,
  locale: Locale,
): CompletionCell['score'] {
  if (!score) return arrivedAt === null ? null : { state: 'sent', reason: null, sentAt: arrivedAt };
  return {
    state: score.state === 'sending' ? 'waiting' : score.state,
    reason: explainScore(score, platformFamily, locale),
    sentAt: score.sent_at,
  };
}
