import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { event, feed, guest, tenToEleven } from '../../tests/support/extension/example-feed.ts';
import { inZone } from '../../tests/support/extension/fake-browser.ts';
import { readFeed } from './read-feed.ts';

const zone = process.env['TZ'] ?? 'UTC';
afterEach(() => inZone(zone));

const dayMs = 86_400_000;
const span = { from: Date.parse('2026-11-23T00:00Z'), to: Date.parse('2026-12-14T00:00Z') };
const starts = (text: string, within = span) =>
  readFeed(text, within)?.map(({ start }) => new Date(start).toISOString().slice(0, 16));

it('keeps start, end and kind of an event, and nothing else', () => {
  expect(readFeed(feed([tenToEleven('SUMMARY:Team meeting', 'LOCATION:Room 1')]), span)).toEqual([
    { start: Date.parse('2026-11-24T10:00Z'), end: Date.parse('2026-11-24T11:00Z'), kind: 'teamMeeting' },
  ]);
});

it('counts an end by its duration, too', () => {
  const text = feed([event('UID:1', 'DTSTART:20261124T100000Z', 'DURATION:PT45M')]);
  expect(readFeed(text, span)).toMatchObject([{ end: Date.parse('2026-11-24T10:45Z') }]);
});

it('puts them in order, and leaves out what begins outside the span', () => {
  const at = (day: string) => event(`UID:${day}`, `DTSTART:2026${day}T100000Z`, 'DURATION:PT1H');
  expect(starts(feed([at('1213'), at('1214'), at('1122'), at('1125')]))).toEqual([
    '2026-11-25T10:00',
    '2026-12-13T10:00',
  ]);
});

describe('repetitions', () => {
  const weekly = (...lines: string[]) =>
    event('UID:1', 'DTSTART;TZID=Europe/London:20240102T100000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY', ...lines);

  it('are found weeks after the first', () => {
    expect(starts(feed([weekly()]))).toEqual(['2026-11-24T10:00', '2026-12-01T10:00', '2026-12-08T10:00']);
  });

  it('stay at ten when the clocks change', () => {
    const october = { from: Date.parse('2026-10-19T00:00Z'), to: Date.parse('2026-11-02T00:00Z') };
    expect(starts(feed([weekly()]), october)).toEqual(['2026-10-20T09:00', '2026-10-27T10:00']);
  });

  it('are taken out one by one', () => {
    expect(starts(feed([weekly('EXDATE;TZID=Europe/London:20261201T100000')]))).toEqual([
      '2026-11-24T10:00',
      '2026-12-08T10:00',
    ]);
  });

  it('are moved one by one, also into the span from far outside it', () => {
    const moved = event(
      'UID:1',
      'RECURRENCE-ID;TZID=Europe/London:20261201T100000',
      'DTSTART:20261203T150000Z',
      'DURATION:PT1H',
    );
    const brought = event(
      'UID:1',
      'RECURRENCE-ID;TZID=Europe/London:20270601T100000',
      'DTSTART:20261204T150000Z',
      'DURATION:PT1H',
    );
    expect(starts(feed([weekly(), moved, brought]))).toEqual([
      '2026-11-24T10:00',
      '2026-12-03T15:00',
      '2026-12-04T15:00',
      '2026-12-08T10:00',
    ]);
  });

  it('are cancelled one by one', () => {
    const gone = event(
      'UID:1',
      'RECURRENCE-ID;TZID=Europe/London:20261201T100000',
      'DTSTART;TZID=Europe/London:20261201T100000',
      'DURATION:PT1H',
      'STATUS:CANCELLED',
    );
    expect(starts(feed([weekly(), gone]))).toEqual(['2026-11-24T10:00', '2026-12-08T10:00']);
  });

  it.each([
    ['after the last one that UNTIL names in UTC', 'RRULE:FREQ=DAILY;UNTIL=20261124T013000Z', ['23', '24']],
    ['after the day that UNTIL names', 'RRULE:FREQ=DAILY;UNTIL=20261124', ['23', '24']],
    ['after so many', 'RRULE:FREQ=DAILY;COUNT=2', ['23', '24']],
    ['on weekdays only', 'RRULE:FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261130', ['23', '27', '30']],
    ['on the last Friday of a month', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR', ['23', '27']],
    ['every other week', 'RRULE:FREQ=WEEKLY;INTERVAL=2', ['23', '07']],
  ])('end or leave out as their rule says: %s', (_name, rule, days) => {
    // Half past one in Auckland is half past twelve the day before in UTC.
    const text = feed([event('UID:1', 'DTSTART;TZID=Pacific/Auckland:20261123T143000', 'DURATION:PT1H', rule)]);
    expect(starts(text)?.map((at) => at.slice(8, 10))).toEqual(days);
  });

  it('come on extra dates', () => {
    const text = feed([event('UID:1', 'DTSTART:20200101T100000Z', 'DURATION:PT1H', 'RDATE:20261126T120000Z')]);
    expect(starts(text)).toEqual(['2026-11-26T12:00']);
  });

  it('of old series are those that counting from the first would find', () => {
    const rule = fc.oneof(
      fc.tuple(fc.constant('DAILY'), fc.constant('')),
      fc.tuple(fc.constant('WEEKLY'), fc.constantFrom('', ';BYDAY=MO,WE', ';BYDAY=SU;WKST=SU')),
      fc.tuple(
        fc.constant('MONTHLY'),
        fc.constantFrom('', ';BYDAY=2TU', ';BYMONTHDAY=24,31', ';BYDAY=MO,FR;BYSETPOS=-1'),
      ),
    );
    fc.assert(
      fc.property(rule, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 1500 }), ([freq, by], every, ago) => {
        const first = new Date(span.from - ago * dayMs).toISOString().slice(0, 10).replaceAll('-', '');
        const series = (end: string) =>
          feed([
            event(
              'UID:1',
              `DTSTART;TZID=Europe/London:${first}T093000`,
              'DURATION:PT1H',
              `RRULE:FREQ=${freq};INTERVAL=${every}${by}${end}`,
            ),
          ]);
        // A rule with a count has to be counted out.
        expect(starts(series(''))).toEqual(starts(series(';COUNT=5000')));
      }),
      { numRuns: 100 },
    );
  });
});

describe('zones', () => {
  const one = (start: string, ...before: string[]) =>
    starts(feed([event('UID:1', `DTSTART${start}`, 'DURATION:PT1H')], ...before))?.[0];

  it.each([
    [';TZID=America/Sao_Paulo:20261124T100000', '2026-11-24T13:00'],
    [';TZID=Asia/Kolkata:20261124T100000', '2026-11-24T04:30'],
    [';TZID=Australia/Lord_Howe:20261124T100000', '2026-11-23T23:00'],
    [':20261124T100000Z', '2026-11-24T10:00'],
  ])('%s', (start, expected) => {
    expect(one(start)).toBe(expected);
  });

  it('a time without one is the device’s', () => {
    inZone('Europe/Berlin');
    expect(one(':20261124T100000')).toBe('2026-11-24T09:00');
    expect(one(';TZID=Nowhere/Known:20261124T100000')).toBe('2026-11-24T09:00');
  });

  const office = (rule: string) => [
    'BEGIN:VTIMEZONE',
    'TZID:Customized Time Zone',
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0300',
    'TZOFFSETTO:+0200',
    `RRULE:FREQ=${rule};INTERVAL=1;BYDAY=-1SU;BYMONTH=10`,
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T020000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0300',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ];

  it('one with a name of its own is as the feed defines it', () => {
    inZone('UTC');
    expect(one(';TZID=Customized Time Zone:20261124T100000', ...office('YEARLY'))).toBe('2026-11-24T08:00');
  });

  it('one that changes by the second is not counted out', () => {
    inZone('UTC');
    expect(one(';TZID=Customized Time Zone:20261124T100000', ...office('SECONDLY'))).toBe('2026-11-24T10:00');
  });
});

describe('leaves out what takes no time of its owner’s:', () => {
  it.each([
    ['a whole day', event('UID:1', 'DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125')],
    ['a shift', event('UID:1', 'DTSTART:20261124T090000Z', 'DTEND:20261124T170000Z')],
    ['no length', event('UID:1', 'DTSTART:20261124T090000Z')],
    ['an end before the start', event('UID:1', 'DTSTART:20261124T090000Z', 'DTEND:20261124T080000Z')],
    ['cancelled', tenToEleven('STATUS:CANCELLED')],
    ['free', tenToEleven('TRANSP:TRANSPARENT')],
    ['free in Outlook', tenToEleven('X-MICROSOFT-CDO-BUSYSTATUS:FREE')],
    ['out of office', tenToEleven('X-MICROSOFT-CDO-BUSYSTATUS:OOF')],
  ])('%s', (_name, text) => {
    expect(readFeed(feed([text]), span)).toEqual([]);
  });

  const declined = tenToEleven(guest('me@example.org', 'PARTSTAT=DECLINED'), guest('you@example.org'));

  it('declined, in a calendar that is named after its owner', () => {
    expect(readFeed(feed([declined], 'X-WR-CALNAME:Me@example.org'), span)).toEqual([]);
    expect(readFeed(feed([declined], 'X-WR-CALNAME:you@example.org'), span)).toHaveLength(1);
  });

  it('declined, where all that was accepted has the same person in it', () => {
    const others = ['a', 'b', 'c'].map((who) =>
      event(`UID:${who}`, 'DTSTART:20261125T100000Z', 'DURATION:PT1H', guest('me@example.org'), guest(`${who}@x.org`)),
    );
    expect(readFeed(feed([declined, ...others]), span)).toHaveLength(3);
  });
});

describe('kinds by who is there', () => {
  const kind = (...guests: string[]) =>
    readFeed(feed([tenToEleven('SUMMARY:Catch-up', ...guests)], 'X-WR-CALNAME:me@example.org'), span)?.[0]?.kind;
  const me = guest('me@example.org', 'PARTSTAT=ACCEPTED');

  it.each([
    ['oneToOne', [me, guest('you@example.org')]],
    ['oneToOne', [me, guest('you@example.org'), guest('room@example.org', 'CUTYPE=ROOM')]],
    ['oneToOne', [me, guest('you@example.org'), guest('third@example.org', 'PARTSTAT=DECLINED')]],
    ['oneToOne', ['ORGANIZER:mailto:me@example.org', me, guest('you@example.org')]],
    ['oneToOne', [guest('you@example.org')]],
    ['teamMeeting', [me, guest('you@example.org'), guest('third@example.org')]],
    ['teamMeeting', [me, guest('team@example.org', 'CUTYPE=GROUP')]],
    ['other', [me]],
    ['other', []],
    ['other', [me, ...Array.from({ length: 30 }, (_, index) => guest(`g${index}@example.org`))]],
    ['other', [me, guest('you@example.org'), 'CLASS:PRIVATE']],
  ])('%s', (expected, guests) => {
    expect(kind(...guests)).toBe(expected);
  });
});
