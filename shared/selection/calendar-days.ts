import type { Settings } from '../schemas/settings.ts';

const dayInMs = 86_400_000;

/** Whole calendar days from one `YYYY-MM-DD` to another; negative when `to` is earlier. Clock changes do not matter. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayInMs;
}

/** The day so many days after a `YYYY-MM-DD`, or before it when `days` is negative. */
export function dayAfter(from: string, days: number): string {
  return new Date(Date.parse(from) + days * dayInMs).toISOString().slice(0, 10);
}

/**
 * How many working days lie after `from`, up to and including `to`. Counts at most 14 days back: nothing here needs
 * to know more than "a fortnight or longer".
 */
export function workingDaysAfter(from: string, to: string, hours: Settings['hours']): number {
  const days = Math.min(daysBetween(from, to), 14);
  let working = 0;
  for (let back = 0; back < days; back++) {
    const weekday = new Date(Date.parse(to) - back * dayInMs).getUTCDay();
    if (hours[(weekday + 6) % 7]) working++;
  }
  return working;
}
