import ICAL from 'ical.js';
import { appointmentKind } from './appointment-kind.ts';
import type { Appointment, Span } from './appointment.ts';
import type { Steps } from './bounded-iterator.ts';
import { eventStarts, zoneOf } from './event-starts.ts';
import { feedZones, type ToInstant } from './feed-zones.ts';
import { invitedPeople, type Invited, ownerOf } from './invited-people.ts';
import { pickEvents } from './pick-events.ts';

/** A block as long as this is a shift or a day from home, and silence through it would be silence for good. */
const maxMeetingMs = 6 * 3_600_000;
/** Enough for the next weeks of anybody; a feed with more is cut off here. */
const maxAppointments = 1000;
const maxSteps = 30_000;

interface FeedEvent {
  component: ICAL.Component;
  uid: string;
  /** The instant of the repetition that this event stands for. */
  replaces: number | null;
  invited: Invited;
}

/**
 * The appointments of an iCalendar feed (RFC 5545) that begin in a span of time, earliest first, with nothing of them
 * but start, end and kind. Left out is what takes no time of its owner's: whole days, what was cancelled or declined,
 * and what is marked as free or out of office. An event that cannot be read is passed over; null when the whole is no
 * calendar.
 */
export function readFeed(text: string, span: Span): Appointment[] | null {
  const parts = pickEvents(text, span);
  if (!parts) return null;
  const toInstant = feedZones(parts.zones);
  const events = parts.events.flatMap((block) => parseEvent(block, toInstant));
  const owner = ownerOf(
    parts.head,
    events.map(({ invited }) => invited),
  );

  const replaced = new Set(events.map(({ uid, replaces }) => keyOf(uid, replaces)));
  const steps: Steps = { left: maxSteps };
  const appointments = events.flatMap((event) => {
    try {
      if (!takesTime(event, owner)) return [];
      const length = lengthOf(event.component, toInstant);
      if (length <= 0 || length >= maxMeetingMs) return [];
      const kind = kindOf(event, owner);
      return eventStarts(event.component, span, toInstant, steps)
        .filter((start) => event.replaces !== null || !replaced.has(keyOf(event.uid, start)))
        .map((start) => ({ start, end: start + length, kind }));
    } catch {
      // A date that is none, or a rule that ical.js refuses, costs its own event and no other.
      return [];
    }
  });
  return appointments.toSorted((a, b) => a.start - b.start || a.end - b.end).slice(0, maxAppointments);
}

const keyOf = (uid: string, instant: number | null) => `${instant} ${uid}`;

function parseEvent(block: string, toInstant: ToInstant): FeedEvent[] {
  try {
    const component = new ICAL.Component(ICAL.parse(block) as [string, unknown[], unknown[]]);
    const id = component.getFirstProperty('recurrence-id');
    const time: unknown = id?.getFirstValue();
    const replaces = id && time instanceof ICAL.Time ? toInstant(time, zoneOf(id)) : null;
    return [{ component, uid: textOf(component, 'uid'), replaces, invited: invitedPeople(component) }];
  } catch {
    return [];
  }
}

function takesTime({ component, invited }: FeedEvent, owner: string | null): boolean {
  const busy = textOf(component, 'x-microsoft-cdo-busystatus').toUpperCase();
  return (
    textOf(component, 'status').toUpperCase() !== 'CANCELLED' &&
    textOf(component, 'transp').toUpperCase() !== 'TRANSPARENT' &&
    !['FREE', 'OOF', 'WORKINGELSEWHERE'].includes(busy) &&
    !(owner !== null && invited.declined.includes(owner))
  );
}

/** Milliseconds; 0 for whole days and for what has no end. */
function lengthOf(component: ICAL.Component, toInstant: ToInstant): number {
  const [begin, end] = [component.getFirstProperty('dtstart'), component.getFirstProperty('dtend')];
  const [from, to]: unknown[] = [begin?.getFirstValue(), end?.getFirstValue()];
  if (!begin || !(from instanceof ICAL.Time) || from.isDate) return 0;
  if (end && to instanceof ICAL.Time) return toInstant(to, zoneOf(end)) - toInstant(from, zoneOf(begin));
  const duration: unknown = component.getFirstPropertyValue('duration');
  return duration instanceof ICAL.Duration ? duration.toSeconds() * 1000 : 0;
}

function kindOf({ component, invited }: FeedEvent, owner: string | null): Appointment['kind'] {
  const { addresses, hasGroup } = invited;
  // Some feeds name the guests without the owner.
  const isOwnerMissing = addresses.length > 0 && owner !== null && !addresses.includes(owner);
  return appointmentKind({
    title: textOf(component, 'summary'),
    people: addresses.length + (isOwnerMissing ? 1 : 0),
    hasGroup,
    isPrivate: ['PRIVATE', 'CONFIDENTIAL'].includes(textOf(component, 'class').toUpperCase()),
  });
}

function textOf(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}
