import { minuteOf } from '#shared/schemas/local-time.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import type { Agenda } from '../storage/agenda.ts';

const hourMs = 3_600_000;
/** A feed that cannot be read is asked for less and less often: after 1, 2, 4, 8 and then every 12 hours. */
const longestHours = 12;

/**
 * When to read the feed again, milliseconds since 1970: an hour after the last attempt, and only while its owner works.
 * Null when they never do.
 */
export function nextRefresh(settings: Settings, { triedAt, failures }: Agenda, now: number): number | null {
  // A clock that was set back leaves an attempt in the future.
  const isNever = triedAt === null || triedAt > now;
  const due = isNever ? now : triedAt + Math.min(2 ** Math.max(failures - 1, 0), longestHours) * hourMs;
  const first = new Date(due);
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = new Date(first.getFullYear(), first.getMonth(), first.getDate() + ahead);
    const hours = settings.hours[(day.getDay() || 7) - 1];
    if (!hours) continue;
    const at = (minute: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute).getTime();
    if (due < at(minuteOf(hours.to))) return Math.max(due, at(minuteOf(hours.from)));
  }
  return null;
}
