import type { Answer } from '../schemas/history.ts';
import type { SelectionMemory } from '../schemas/selection-memory.ts';

/**
 * Writes an answer to the latest showing of a nudge. It may be changed as long as that showing is among the recent
 * ones; later only "not for me" still counts, and that for ever.
 */
export function rememberAnswer(memory: SelectionMemory, nudgeId: string, answer: Answer): SelectionMemory {
  const index = memory.recent.findLastIndex((show) => show.nudgeId === nudgeId);
  const recent = memory.recent.map((show, at) => (at === index ? { ...show, answer } : show));
  if (answer === 'notForMe') {
    return {
      ...memory,
      recent,
      lastShown: memory.lastShown.filter(([id]) => id !== nudgeId),
      notForMe: [...memory.notForMe.filter((id) => id !== nudgeId), nudgeId],
    };
  }
  const changed = recent[index];
  if (!changed || !memory.notForMe.includes(nudgeId)) return { ...memory, recent };
  return {
    ...memory,
    recent,
    lastShown: [...memory.lastShown, [nudgeId, changed.shownOn]],
    notForMe: memory.notForMe.filter((id) => id !== nudgeId),
  };
}

/** Whether a nudge was ever shown, as far as the memory reaches. */
export function wasShown({ lastShown, notForMe, recent }: SelectionMemory, nudgeId: string): boolean {
  return (
    notForMe.includes(nudgeId) ||
    lastShown.some(([id]) => id === nudgeId) ||
    recent.some((show) => show.nudgeId === nudgeId)
  );
}
