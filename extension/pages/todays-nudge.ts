import type { Answer } from '#shared/schemas/history.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { CardContent } from '../card/card-content.ts';
import { cardContentOf } from '../nudging/card-content-of.ts';
import type { Snapshot } from './read-snapshot.ts';

export interface TodaysNudge {
  content: CardContent;
  answer: Answer | null;
  /** It waited behind the badge and has not been seen yet. */
  isWaiting: boolean;
}

/** What the popup shows: the nudge that waits, or else the last one of today, wherever it was shown. */
export function todaysNudge({ now, memory, offer, nudges }: Snapshot, locale: Locale): TodaysNudge | null {
  const waiting = offer.waiting?.on === now.date ? offer.waiting : null;
  // One that was passed over is not there any more: nobody has read it, and it may come again.
  const shown = memory.recent.findLast((entry) => entry.shownOn === now.date && entry.factors !== null);
  const nudge = nudges?.find(({ id }) => id === (waiting ?? shown)?.nudgeId);
  if (!nudge) return null;
  const moment = waiting ? (waiting.moment ?? 'dayStart') : (shown?.moment ?? 'dayStart');
  const because = (waiting ?? shown)?.because ?? null;
  const content = cardContentOf(nudge, { moment, because }, locale);
  return { content, answer: waiting ? null : (shown?.answer ?? null), isWaiting: waiting !== null };
}
