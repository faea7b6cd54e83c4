import messages from '#shared/messages/en/gradebook.json' with { type: 'json' };
import { createTranslate } from '#shared/messages/translate.ts';
import type { ScoreRow } from '../database/schema.ts';
import type { ScoreReason } from './classify-answer.ts';

const translate = createTranslate(messages, 'en');

/**
 * Says in plain words why a score is not in the gradebook, what is safe and what to do next; null while all is well.
 * `platformFamily` is the `product_family_code` of the platform's launches.
 */
export function explainScore(
  score: Pick<ScoreRow, 'last_reason' | 'last_status'>,
  platformFamily: string | null,
): string | null {
  const key = `reason.${score.last_reason as ScoreReason}` as const;
  if (!score.last_reason || !(key in messages)) return null;
  return translate(key, { platform: namePlatform(platformFamily), status: score.last_status ?? '–' });
}

/** The name that people know a platform by. */
export function namePlatform(platformFamily: string | null): string {
  const key = `platform.${platformFamily?.toLowerCase() ?? 'other'}`;
  return translate(key in messages ? (key as keyof typeof messages) : 'platform.other');
}
