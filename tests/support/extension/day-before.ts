import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { dayAfter } from '#shared/selection/calendar-days.ts';

/** Moves everything that was shown to the day before: the gap of three hours and the day's dose are over. */
export function dayBefore(memory: SelectionMemory): SelectionMemory {
  return {
    ...memory,
    lastShown: memory.lastShown.map(([id, on]) => [id, dayAfter(on, -1)]),
    recent: memory.recent.map((show) => ({
      ...show,
      shownAt: show.shownAt - 86_400_000,
      shownOn: dayAfter(show.shownOn, -1),
    })),
  };
}
