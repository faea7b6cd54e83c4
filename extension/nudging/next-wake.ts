import { minuteOf } from '#shared/schemas/local-time.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { dailyMinute } from './daily-minute.ts';

/**
 * The next instant, in milliseconds since 1970, at which something may change by the clock alone: the daily nudge is
 * due, quiet hours end, or work ends and the badge goes. Null when no day of the week is a working day.
 *
 * Counted in fields of the calendar and never by adding 24 hours: a day has 23 or 25 of them when the clocks change.
 */
export function nextWake(settings: Settings, now: number): number | null {
  const today = new Date(now);
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead);
    const weekday = day.getDay() || 7;
    const hours = settings.hours[weekday - 1];
    const due = dailyMinute(settings, weekday);
    if (!hours || due === null) continue;

    const minutes = [due, minuteOf(hours.to)];
    if (settings.quietHours) minutes.push(minuteOf(settings.quietHours.from), minuteOf(settings.quietHours.to));
    const instants = minutes
      .map((minute) => new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute).getTime())
      .filter((instant) => instant > now);
    if (instants.length > 0) return Math.min(...instants);
  }
  return null;
}
