import type { TimeOff } from '../schemas/time-off.ts';
import { dayAfter } from './calendar-days.ts';

/**
 * The last day of the unbroken time off that this day (`YYYY-MM-DD`) is part of; null when it is not part of any. Times
 * off that touch or overlap are one.
 */
export function lastDayOff(timesOff: readonly TimeOff[], date: string): string | null {
  let last: string | null = null;
  for (let day = date, next; ; day = dayAfter(last, 1)) {
    next = timesOff.filter(({ from, to }) => from <= day && day <= to).map(({ to }) => to);
    if (next.length === 0) return last;
    last = next.reduce((later, to) => (to > later ? to : later));
  }
}
