import fc from 'fast-check';
import { expect, it } from 'vitest';
import { event, feed, tenToEleven } from '../../tests/support/extension/example-feed.ts';
import { readFeed } from './read-feed.ts';

const span = { from: Date.parse('2026-11-23T00:00Z'), to: Date.parse('2026-12-14T00:00Z') };
const read = (text: string) => readFeed(text, span);

it.each([
  ['nothing', ''],
  ['a page', '<!doctype html><title>Sign in</title>'],
  ['a page that speaks of one', '<p>BEGIN:VCALENDAR</p>'],
  ['JSON', '{"events":[]}'],
  ['one event without a calendar', tenToEleven()],
])('%s is no calendar', (_name, text) => {
  expect(read(text)).toBeNull();
});

it.each([
  ['an empty calendar', feed([])],
  ['one that is cut off in an event', feed([tenToEleven()]).slice(0, 120)],
  ['events that never end', `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(100_000)}`],
  ['events in events', feed(['BEGIN:VEVENT\r\n'.repeat(5000), 'END:VEVENT\r\n'.repeat(5000)])],
])('%s has no appointments', (_name, text) => {
  expect(read(text)).toEqual([]);
});

it('passes over an event that cannot be read, and keeps the others', () => {
  const broken = [
    event('UID:a', 'DTSTART:20261124T', 'DURATION:PT1H'),
    event('UID:b', 'DTSTART:20261399T990000Z', 'DURATION:PT1H', 'RRULE:FREQ=NEVER'),
    event('UID:c', 'DTSTART:20261124T100000Z', 'DURATION:soon'),
    event('UID:d', 'no colon here', 'DTSTART:20261124T100000Z', 'DURATION:PT1H'),
    event('UID:e', 'DURATION:PT1H', 'RDATE:20261124T100000Z'),
    event('UID:f', 'DTSTART:20261124T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=9MO'),
  ];
  expect(read(feed([...broken, tenToEleven()]))?.length).toBeGreaterThanOrEqual(1);
  expect(read(feed([...broken, tenToEleven()]))).toContainEqual(read(feed([tenToEleven()]))?.[0]);
});

it('reads other line ends, a byte order mark, folded lines and letters of either case', () => {
  const expected = read(feed([tenToEleven('SUMMARY:Team meeting')]));
  expect(expected).toHaveLength(1);
  expect(read(`\uFEFF${feed([tenToEleven('SUMMARY:Team meeting')])}`)).toEqual(expected);
  expect(read(feed([tenToEleven('SUMMARY:Team meeting')]).replaceAll('\r\n', '\n'))).toEqual(expected);
  expect(read(feed([tenToEleven('SUMMARY:Team mee', ' ting')]))).toEqual(expected);
  expect(
    read(feed([tenToEleven('SUMMARY:Team meeting').toLowerCase().replaceAll('europe/london', 'Europe/London')])),
  ).toEqual(expected);
});

// Each of these kept ical.js busy for ever, or for seconds.
it.each([
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
  'FREQ=WEEKLY;INTERVAL=1000000',
  'FREQ=WEEKLY;BYDAY=MO;BYWEEKNO=1',
  'FREQ=MONTHLY;INTERVAL=48;BYDAY=5MO',
  'FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=15',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;COUNT=100000000;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3,4,5;BYSECOND=0,1,2',
  'FREQ=SECONDLY',
  'FREQ=MINUTELY;COUNT=99999999',
  'FREQ=HOURLY',
])('ends soon for RRULE:%s', (rule) => {
  const many = Array.from({ length: 50 }, (_, index) =>
    event(`UID:${index}`, 'DTSTART;TZID=Europe/London:19700202T100000', 'DURATION:PT1H', `RRULE:${rule}`),
  );
  // No time is measured here: without the bounds the first few alone outlast the test's own limit.
  expect(read(feed(many))?.length).toBeLessThanOrEqual(1000);
});

it('keeps no more than anybody has', () => {
  const many = Array.from({ length: 3000 }, (_, index) =>
    event(`UID:${index}`, 'DTSTART:20261124T100000Z', 'DURATION:PT1H'),
  );
  expect(read(feed(many))).toHaveLength(1000);
});

it('never throws, whatever is cut out, put in or turned round', () => {
  const text = feed([
    tenToEleven('SUMMARY:1:1', 'RRULE:FREQ=WEEKLY;BYDAY=TU', 'EXDATE:20261201T100000Z'),
    event('UID:1', 'RECURRENCE-ID:20261208T100000Z', 'DTSTART:20261209T100000Z', 'DURATION:PT1H'),
  ]);
  const piece = fc.constantFrom('\r\n', ':', ';', '=', 'END:VEVENT\r\n', 'BEGIN:VEVENT\r\n', '\0', '9', 'RRULE:', '"');
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(60), fc.array(piece, { maxLength: 5 }), (at, length, pieces) => {
      const mangled = text.slice(0, at) + pieces.join('') + text.slice(at + length);
      for (const { start, end } of read(mangled) ?? []) {
        expect(end).toBeGreaterThan(start);
        expect(start >= span.from && start < span.to).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
