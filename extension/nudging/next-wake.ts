import { minuteOf } from '#shared/schemas/local-time.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { lastDayOff } from '#shared/selection/last-day-off.ts';
import { dailyMinute } from './daily-minute.ts';
import { instantsOf } from './instants-of.ts';
import { localTimeOf } from './local-time-of.ts';

/**
 * The next instant, in milliseconds since 1970, at which something may change by the clock alone: the daily nudge is
 * due, quiet hours end, or work ends and the badge goes. Null when no day of the week is a working day.
 *
 * Counted in fields of the calendar and never by adding 24 hours: a day has 23 or 25 of them when the clocks change.
 */
export function nextWake(settings: Settings, now: number): number | null {
  let day = dayAtMidnight(new Date(now), 0);
  // Eight days are a whole week and the rest of today; time off is passed over as one day, and may eat up a week each.
  for (let left = 8 * (settings.timeOff.length + 1); left > 0; left--) {
    day = afterTimeOff(settings, day);
    const instants = changesOn(settings, day).filter((instant) => instant > now);
    if (instants.length > 0) return Math.min(...instants);
    day = dayAtMidnight(day, 1);
  }
  return null;
}

const dayAtMidnight = (day: Date, later: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + later);

function afterTimeOff({ timeOff }: Settings, day: Date): Date {
  const last = lastDayOff(timeOff, localTimeOf(day.getTime()).date);
  if (last === null) return day;
  const [year = 0, month = 1, dayOfMonth = 1] = last.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth + 1);
}

/** The instants of one day that is not off at which something changes, in no order. */
function changesOn(settings: Settings, day: Date): number[] {
  const weekday = day.getDay() || 7;
  const hours = settings.hours[weekday - 1];
  const due = dailyMinute(settings, weekday);
  if (!hours || due === null) return [];

  const minutes = [due, minuteOf(hours.to)];
  if (settings.quietHours) minutes.push(minuteOf(settings.quietHours.from), minuteOf(settings.quietHours.to));
  return instantsOf(day, minutes);
}
