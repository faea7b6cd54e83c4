import type { History } from '#shared/schemas/history.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Silence } from '#shared/selection/silence.ts';
import type { Offer } from '../storage/offer.ts';

/**
 * The history with the nudge that waited behind the badge until its day was over. Nobody opened it, so it counts as
 * ignored, and Tend draws back by and by (behaviour.md §2.3 rule 3). `silence` is what holds now.
 */
export function countPassedOver(
  history: History,
  { waiting }: Offer,
  silence: Silence | null,
  now: LocalTime,
): History {
  if (!waiting) return history;
  // A clock that was set back is no day that went by.
  const isOver = now.epoch > waiting.since && (waiting.on !== now.date || silence?.reason === 'outsideHours');
  const isCounted = history.shown.some(({ shownOn, nudgeId }) => shownOn === waiting.on && nudgeId === waiting.nudgeId);
  if (!isOver || isCounted) return history;
  const { nudgeId, on, since } = waiting;
  const passedOver = { nudgeId, moment: 'dayStart' as const, shownAt: since, shownOn: on, answer: null };
  return { ...history, shown: [...history.shown, passedOver].toSorted((a, b) => a.shownAt - b.shownAt) };
}
