import type { Answer } from '#shared/schemas/history.ts';
import type { CardContent } from '../card/card-content.ts';
import { type CardTexts, composeCard } from '../nudging/compose-card.ts';
import type { Snapshot } from './read-snapshot.ts';

export interface TodaysNudge {
  content: CardContent;
  answer: Answer | null;
  /** It waited behind the badge and has not been seen yet. */
  isWaiting: boolean;
}

type Known = Pick<Snapshot, 'now' | 'memory' | 'offer'>;

/** Which nudge the popup shows: the one that waits, or else the last one of today, wherever it was shown. */
export function todaysNudgeId(known: Known): string | null {
  const { waiting, shown } = todaysShowing(known);
  return (waiting ?? shown)?.nudgeId ?? null;
}

/** That nudge with all its words; null when there is none, or none of its id is at hand. */
export function todaysNudge(snapshot: Snapshot, texts: CardTexts): TodaysNudge | null {
  const { waiting, shown } = todaysShowing(snapshot);
  const nudge = snapshot.nudges?.find(({ id }) => id === (waiting ?? shown)?.nudgeId);
  if (!nudge) return null;
  const moment = waiting ? (waiting.moment ?? 'dayStart') : (shown?.moment ?? 'dayStart');
  const because = (waiting ?? shown)?.because ?? null;
  const content = composeCard(nudge, { moment, because }, texts);
  return { content, answer: waiting ? null : (shown?.answer ?? null), isWaiting: waiting !== null };
}

function todaysShowing({ now, memory, offer }: Known) {
  const waiting = offer.waiting?.on === now.date ? offer.waiting : null;
  // One that was passed over is not there any more: nobody has read it, and it may come again.
  const shown = memory.recent.findLast((entry) => entry.shownOn === now.date && entry.factors !== null);
  return { waiting, shown };
}
