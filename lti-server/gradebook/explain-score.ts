import cy from '#shared/messages/cy/gradebook.json' with { type: 'json' };
import en from '#shared/messages/en/gradebook.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { ScoreRow } from '../database/schema.ts';
import type { ScoreReason } from './classify-answer.ts';

const translate = translateAll({ en, cy });

/**
 * Says in plain words why a score is not in the gradebook, what is safe and what to do next; null while all is well.
 * `platformFamily` is the `product_family_code` of the platform's launches.
 */
export function explainScore(
  score: Pick<ScoreRow, 'last_reason' | 'last_status'>,
  platformFamily: string | null,
  locale: Locale,
): string | null {
  const key = `reason.${score.last_reason as ScoreReason}` as const;
  if (!score.last_reason || !(key in en)) return null;
  return translate[locale](key, { platform: namePlatform(platformFamily, locale), status: score.last_status ?? '–' });
}

/** The name that people know a platform by. */
export function namePlatform(platformFamily: string | null, locale: Locale): string {
  const key = `platform.${platformFamily?.toLowerCase() ?? 'other'}`;
  return translate[locale](key in en ? (key as keyof typeof en) : 'platform.other');
}
