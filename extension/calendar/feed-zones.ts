import { tzOffset } from '@date-fns/tz/tzOffset';
import ICAL from 'ical.js';

/** Turns a time on the wall of a zone into an instant, milliseconds since 1970. */
export type ToInstant = (time: ICAL.Time, zoneName: string | undefined) => number;

/** A feed that defines more zones than this was not made by a calendar. */
const maxZones = 50;

/**
 * Knows the zones of one feed. A name that the browser knows is looked up there; another one ("Customized Time Zone")
 * in the feed's own definitions; a time without a zone, or with one that nobody defines, is the device's own.
 */
export function feedZones(definitions: readonly string[]): ToInstant {
  const texts = new Map(definitions.slice(0, maxZones).map((text) => [nameOf(text), text]));
  const parsed = new Map<string, ICAL.Timezone | null>();
  const ownZone = (name: string): ICAL.Timezone | null => {
    const known = parsed.get(name);
    if (known !== undefined) return known;
    const zone = parseZone(texts.get(name));
    parsed.set(name, zone);
    return zone;
  };

  return (time, zoneName) => {
    const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
    if (time.zone === ICAL.Timezone.utcTimezone) return wall;
    if (zoneName !== undefined) {
      if (!Number.isNaN(tzOffset(zoneName, new Date(wall)))) return inNamedZone(wall, zoneName);
      const zone = ownZone(zoneName);
      if (zone) return wall - zone.utcOffset(time) * 1000;
    }
    return new Date(time.year, time.month - 1, time.day, time.hour, time.minute, time.second).getTime();
  };
}

/** An offset holds for an instant, and the instant is what is sought: the second look is right around a change. */
function inNamedZone(wall: number, zone: string): number {
  const offsetMs = (epoch: number) => tzOffset(zone, new Date(epoch)) * 60_000;
  const guess = wall - offsetMs(wall);
  return wall - offsetMs(guess);
}

const nameOf = (definition: string) => /^TZID(?:;[^:\r\n]*)?:(.*?)\r?$/im.exec(definition)?.[1]?.trim() ?? '';

/** Null for one that cannot be read, or whose changes do not come once a year: counting those might never end. */
function parseZone(definition: string | undefined): ICAL.Timezone | null {
  if (definition === undefined) return null;
  try {
    const component = new ICAL.Component(ICAL.parse(definition) as [string, unknown[], unknown[]]);
    for (const part of component.getAllSubcomponents()) {
      for (const rule of part.getAllProperties('rrule')) {
        const { freq, parts } = rule.getFirstValue() as ICAL.Recur;
        if (freq !== 'YEARLY' || 'BYMONTHDAY' in parts || !('BYDAY' in parts)) return null;
      }
    }
    return new ICAL.Timezone({ component, tzid: nameOf(definition) });
  } catch {
    return null;
  }
}
