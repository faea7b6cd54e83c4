import ICAL from 'ical.js';
import type { Span } from './appointment.ts';
import { BoundedIterator, type Steps, TooManySteps } from './bounded-iterator.ts';
import type { ToInstant } from './feed-zones.ts';

const dayMs = 86_400_000;
const frequencies: readonly string[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
/** ical.js counts out every day of an interval, so a million weeks take seconds. */
const maxInterval = 400;

/**
 * When an event begins within a span, milliseconds since 1970 and in no order: once, or at each of its repetitions
 * that is not taken out. Repetitions are counted on the wall clock of the event's own zone: "every Monday at ten"
 * stays at ten when the clocks change. Rules by the hour or less are no meetings, and are left out.
 */
export function eventStarts(event: ICAL.Component, span: Span, toInstant: ToInstant, steps: Steps): number[] {
  const first = event.getFirstProperty('dtstart');
  const dtstart = first?.getFirstValue();
  if (!first || !(dtstart instanceof ICAL.Time)) return [];
  const zone = zoneOf(first);
  const instantOf = (time: ICAL.Time) => toInstant(time, zone);

  const removed = new Set(datesOf(event, 'exdate', toInstant));
  const starts = new Set([instantOf(dtstart), ...datesOf(event, 'rdate', toInstant)]);
  for (const property of event.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur) || !frequencies.includes(rule.freq) || rule.interval > maxInterval) continue;
    // Whole days on both sides: no zone is further from UTC.
    const wall = { from: span.from - dayMs, to: span.to + dayMs };
    for (const time of repetitions(rule, dtstart, wall, steps, instantOf)) starts.add(instantOf(time));
  }
  return [...starts].filter((start) => start >= span.from && start < span.to && !removed.has(start));
}

function* repetitions(
  rule: ICAL.Recur,
  dtstart: ICAL.Time,
  wall: Span,
  steps: Steps,
  instantOf: (time: ICAL.Time) => number,
): Generator<ICAL.Time> {
  // The end of a rule is an instant, its repetitions are counted on the wall: it is looked at here.
  const { until } = rule;
  const last = until ? (until.isDate ? wallMs(until) + dayMs - 1 : null) : Infinity;
  const isOver = (time: ICAL.Time) =>
    last === null ? instantOf(time) > instantOf(until as ICAL.Time) : wallMs(time) > last;

  const open = rule.clone();
  open.until = null;
  const start = floating(dtstart);
  if (!rule.count) leapAhead(start, rule, wall.from);
  try {
    const iterator = new BoundedIterator({
      rule: open,
      dtstart: start,
      lastYear: new Date(wall.to).getUTCFullYear() + 1,
      steps,
    });
    for (let time = iterator.next() as ICAL.Time | null; time; time = iterator.next() as ICAL.Time | null) {
      const at = wallMs(time);
      if (at >= wall.to || isOver(time)) return;
      if (at >= wall.from) yield time.clone();
    }
  } catch (error) {
    // A rule that is never met again.
    if (!(error instanceof TooManySteps)) throw error;
  }
}

/** Starts an old rule shortly before the span: whole periods further on, it goes on as it was. */
function leapAhead(start: ICAL.Time, { freq, interval, parts }: ICAL.Recur, from: number): void {
  if (freq === 'DAILY' || freq === 'WEEKLY') {
    const days = interval * (freq === 'DAILY' ? 1 : 7);
    const periods = Math.floor((from - wallMs(start)) / (days * dayMs)) - 1;
    if (periods > 0) start.adjust(periods * days, 0, 0, 0);
  } else if (freq === 'MONTHLY') {
    const isDayGiven = 'BYDAY' in parts || 'BYMONTHDAY' in parts;
    // The 31st of every month has to be counted out: a leap may end in a month that has none.
    if (!isDayGiven && start.day > 28) return;
    const to = new Date(from);
    const months = (to.getUTCFullYear() - start.year) * 12 + to.getUTCMonth() + 1 - start.month;
    const periods = Math.floor(months / interval) - 1;
    if (periods <= 0) return;
    const month = start.month - 1 + periods * interval;
    if (isDayGiven) start.day = 1;
    start.year += Math.floor(month / 12);
    start.month = (month % 12) + 1;
  }
}

function datesOf(event: ICAL.Component, name: 'exdate' | 'rdate', toInstant: ToInstant): number[] {
  return event.getAllProperties(name).flatMap((property) =>
    property.getValues().flatMap((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      return time instanceof ICAL.Time ? [toInstant(time, zoneOf(property))] : [];
    }),
  );
}

export function zoneOf(property: ICAL.Property): string | undefined {
  const zone: unknown = property.getParameter('tzid');
  return typeof zone === 'string' ? zone : undefined;
}

const floating = (time: ICAL.Time) => {
  const { year, month, day, hour, minute, second, isDate } = time;
  return ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate });
};

const wallMs = ({ year, month, day, hour, minute, second }: ICAL.Time) =>
  Date.UTC(year, month - 1, day, hour, minute, second);
