import type { History } from '#shared/schemas/history.ts';

/** Moves everything that was shown to the day before: the gap of three hours and the day's dose are over. */
export function dayBefore(history: History): History {
  const shown = history.shown.map((entry) => {
    const before = new Date(entry.shownAt - 86_400_000);
    const parts = [before.getFullYear(), before.getMonth() + 1, before.getDate()];
    const shownOn = parts.map((part) => String(part).padStart(2, '0')).join('-');
    return { ...entry, shownAt: before.getTime(), shownOn };
  });
  return { ...history, shown };
}
