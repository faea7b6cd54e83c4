import type { LocalTime } from '#shared/schemas/local-time.ts';

/** Zones with a history: clocks that change in either half of the year, by an hour or by half of one, or never. */
export const zones = [
  'Europe/London',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  // It changes its clocks at midnight: one day of the year has no 00:00.
  'America/Santiago',
] as const;
export type Zone = (typeof zones)[number];

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short', hour: '2-digit', minute: '2-digit' },
    }),
  ]),
);
const seen = new Map<string, LocalTime>();

/** What the clock on a wall there shows, read from the database of time zones and not from the clock of this process. */
export function wallClock(epoch: number, zone: Zone): LocalTime {
  const minute = Math.floor(epoch / 60_000);
  const key = `${minute} ${zone}`;
  let shows = seen.get(key);
  if (!shows) seen.set(key, (shows = readWallClock(minute * 60_000, zone)));
  return { ...shows, epoch };
}

function readWallClock(epoch: number, zone: Zone): LocalTime {
  const parts = new Map(
    formats
      .get(zone)!
      .formatToParts(epoch)
      .map(({ type, value }) => [type as string, value]),
  );
  const part = (name: string) => parts.get(name) ?? '';
  return {
    epoch,
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: weekdays.indexOf(part('weekday')) + 1,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}
