import type { LocalTime } from '#shared/schemas/local-time.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';

// The reader's own habits of writing dates, whatever language the words are in.
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const dayAndTime = new Intl.DateTimeFormat(undefined, { weekday: 'long', hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** "14:05", or "Tuesday 00:00" when it is not today. */
export function formatInstant(epoch: number, now: LocalTime): string {
  return (localTimeOf(epoch).date === now.date ? time : dayAndTime).format(epoch);
}

export function formatMinute(minute: number): string {
  return time.format(new Date(2000, 0, 1, 0, minute));
}

/** A calendar day, `YYYY-MM-DD`, in words. */
export function formatDay(date: string): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return day.format(new Date(year ?? 0, (month ?? 1) - 1, dayOfMonth));
}
