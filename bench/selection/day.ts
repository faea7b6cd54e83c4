import { contexts } from '#shared/schemas/framework.ts';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import { coin, pickByWeight } from './random.ts';
import { contextWeights, minuteOfMoment, minuteOtherwise, momentWeights } from './worlds.ts';

const dayInMs = 86_400_000;
/** A Monday. */
const firstDay = Date.parse('2026-01-05T00:00:00Z');

/** Calendar days since the first, of a working day (Monday to Friday, without holidays). */
export function calendarDay(workingDay: number): number {
  return Math.floor(workingDay / 5) * 7 + (workingDay % 5);
}

/** What the person's own clock says when the moment comes; in UTC, since where they live changes nothing here. */
export function localTimeOf(workingDay: number, moment: Moment): LocalTime {
  const minute = minuteOfMoment[moment] ?? minuteOtherwise;
  const epoch = firstDay + calendarDay(workingDay) * dayInMs + minute * 60_000;
  return { epoch, date: new Date(epoch).toISOString().slice(0, 10), weekday: (workingDay % 5) + 1, minute };
}

/** The moment that this working day offers this user: the same one to every policy. */
export function momentOf(seed: number, user: number, workingDay: number): Moment {
  const context = pickByWeight(contextWeights, coin(seed, 1, user, workingDay));
  return pickByWeight(momentWeights[context], coin(seed, 2, user, workingDay, contexts.indexOf(context)));
}
