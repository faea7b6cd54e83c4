import { welshDay, welshMonth, welshTime } from '#shared/components/welsh-names.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';

// In English the reader's own habits of writing dates; in Welsh the names come along.
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const dayAndTime = new Intl.DateTimeFormat(undefined, { weekday: 'long', hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

const monthAndYear = new Intl.DateTimeFormat(undefined, { month: 'short', year: '2-digit' });

const timeIn = (when: Date, locale: Locale): string => (locale === 'cy' ? welshTime(when) : time.format(when));

/** "14:05", or "Tuesday 00:00" when it is not today. */
export function formatInstant(epoch: number, now: LocalTime, locale: Locale): string {
  const when = new Date(epoch);
  if (localTimeOf(epoch).date === now.date) return timeIn(when, locale);
  return locale === 'cy' ? `${welshDay(when)} ${welshTime(when)}` : dayAndTime.format(when);
}

export function formatMinute(minute: number, locale: Locale): string {
  return timeIn(new Date(2000, 0, 1, 0, minute), locale);
}

/** A calendar day, `YYYY-MM-DD`, in words. */
export function formatDay(date: string, locale: Locale): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  const when = new Date(year ?? 0, (month ?? 1) - 1, dayOfMonth);
  if (locale !== 'cy') return day.format(when);
  return `${welshDay(when)}, ${when.getDate()} ${welshMonth(when)} ${when.getFullYear()}`;
}

/** A month, `YYYY-MM`, in short: "Nov 26". */
export function formatMonth(yearAndMonth: string, locale: Locale): string {
  const [year, inYear] = yearAndMonth.split('-').map(Number);
  const when = new Date(year ?? 0, (inYear ?? 1) - 1, 1);
  return locale === 'cy' ? `${welshMonth(when, 'abbreviated')} ${yearAndMonth.slice(2, 4)}` : monthAndYear.format(when);
}
