import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { rememberPassedOver } from '#shared/selection/remember-shown.ts';
import type { Silence } from '#shared/selection/silence.ts';
import type { Offer } from '../storage/offer.ts';

/**
 * The memory with the nudge that waited behind the badge until its day was over. Nobody opened it, so it counts as
 * ignored, and Tend draws back by and by (behaviour.md §2.3 rule 3). `silence` is what holds now.
 */
export function countPassedOver(
  memory: SelectionMemory,
  { waiting }: Offer,
  silence: Silence | null,
  now: LocalTime,
): SelectionMemory {
  if (!waiting) return memory;
  // A clock that was set back is no day that went by.
  const isOver = now.epoch > waiting.since && (waiting.on !== now.date || silence?.reason === 'outsideHours');
  const isCounted = memory.recent.some(({ shownOn, nudgeId }) => shownOn === waiting.on && nudgeId === waiting.nudgeId);
  return isOver && !isCounted ? rememberPassedOver(memory, waiting) : memory;
}
