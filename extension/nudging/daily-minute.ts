import { minuteOf } from '#shared/schemas/local-time.ts';
import type { Settings } from '#shared/schemas/settings.ts';

/**
 * When the daily nudge is due on a weekday (ISO, Monday is 1), in minutes since midnight: at the chosen time, or when
 * work begins if that time lies outside the hours of that day. Null on a day off.
 */
export function dailyMinute(settings: Settings, weekday: number): number | null {
  const hours = settings.hours[weekday - 1];
  if (!hours) return null;
  const wanted = minuteOf(settings.dailyAt);
  return wanted >= minuteOf(hours.from) && wanted < minuteOf(hours.to) ? wanted : minuteOf(hours.from);
}
