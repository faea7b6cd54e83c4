import { readFeed } from '../extension/calendar/read-feed.ts';
import { median } from './median.ts';
import type { Bench } from './measurement.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-23T08:00:00Z');
const eventCount = 5000;
/** A tenth repeats; a third of those goes on without an end, the others ended in the last year or before. */
const seriesCount = 500;
const rounds = 15;

/**
 * How long the background takes to read a feed of 5,000 events, 4 MB of text, for the next three weeks. Five years of
 * two or three meetings a day, with guests and descriptions; the first round counts, as a worker is seldom warm.
 */
export const benchCalendarFeed: Bench = async (progress) => {
  const text = makeFeed();
  const span = { from: now - dayMs, to: now + 21 * dayMs };
  const timings: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    const appointments = readFeed(text, span);
    timings.push(performance.now() - before);
    if (!appointments || appointments.length < 100) throw new Error(`${appointments?.length} appointments only`);
  }
  progress(`${rounds} rounds of ${(text.length / 1e6).toFixed(1)} MB, the first ${timings[0]?.toFixed(0)} ms`);
  return [{ name: 'calendar-feed', value: median(timings), unit: 'ms', bound: 200, peer: null }];
};

function makeFeed(): string {
  const events = Array.from({ length: eventCount }, (_, index) => {
    const isSeries = index % (eventCount / seriesCount) === 0;
    const day = isSeries ? -(index % 1400) : Math.floor(index / 2.5) - 1800;
    const start = now + day * dayMs + (index % 8) * 3_600_000;
    return [
      'BEGIN:VEVENT',
      `DTSTART;TZID=Europe/London:${stamp(start)}`,
      `DTEND;TZID=Europe/London:${stamp(start + 3_600_000)}`,
      ...(isSeries ? [`RRULE:${ruleOf(index / (eventCount / seriesCount))}`] : []),
      'DTSTAMP:20261101T000000Z',
      'ORGANIZER;CN=Me:mailto:me@example.org',
      `UID:${index}@example.org`,
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Somebody',
      `  Else;X-NUM-GUESTS=0:mailto:a${index % 50}@example.org`,
      ...(index % 3 === 0 ? [] : ['ATTENDEE;PARTSTAT=NEEDS-ACTION;CN=B:mailto:b@example.org']),
      `DESCRIPTION:${'What we want to speak about. '.repeat(12)}`,
      'STATUS:CONFIRMED',
      `SUMMARY:Meeting ${index}`,
      'TRANSP:OPAQUE',
      'END:VEVENT',
    ].join('\r\n');
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:me@example.org', ...events, 'END:VCALENDAR'].join('\r\n');
}

function ruleOf(series: number): string {
  const rules = ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=2', 'FREQ=MONTHLY;BYDAY=1TU', 'FREQ=DAILY'];
  const end = series % 3 === 0 ? '' : `;UNTIL=${stamp(now - (series % 40) * 10 * dayMs)}Z`;
  return `${rules[series % rules.length]}${end}`;
}

/** The digits of an instant in UTC; nothing here depends on the zone of the machine. */
const stamp = (epoch: number) => new Date(epoch).toISOString().replaceAll(/[-:]|\.\d+Z/g, '');
