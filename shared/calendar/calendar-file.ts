import ICAL from 'ical.js';

/** One event of a few minutes that reminds and blocks nobody's time. Its words are put on one line. */
export interface CalendarEntry {
  /** What it is about; with its time, it makes the id by which a calendar knows the event again. */
  key: string;
  /** Milliseconds since 1970, shown as this device's clock shows it. */
  at: number;
  minutes: number;
  summary: string;
  description: string;
  /** An address that belongs to it. */
  url?: string | undefined;
}

/**
 * A calendar file (RFC 5545). The times have no zone: nine o'clock is nine o'clock wherever one is by then. `name`
 * tells programs what made it; `now` in milliseconds since 1970.
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[], now: number): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', `-//Tend//${name}//EN`);
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry, now));
  return `${calendar.toString()}\r\n`;
}

function eventOf({ key, at, minutes, summary, description, url }: CalendarEntry, now: number): ICAL.Component {
  const start = ICAL.Time.fromJSDate(new Date(at), false);
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', `${key}-${start.toICALString()}@tend`);
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(now), true));
  event.updatePropertyWithValue('dtstart', start);
  event.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(minutes * 60));
  event.updatePropertyWithValue('summary', oneLine(summary));
  event.updatePropertyWithValue('description', oneLine(description));
  if (url !== undefined) event.updatePropertyWithValue('url', url);
  event.updatePropertyWithValue('transp', 'TRANSPARENT');
  event.updatePropertyWithValue('class', 'PRIVATE');
  event.addSubcomponent(reminderOf(oneLine(summary)));
  return event;
}

/** A carriage return within a value would end its line for some readers. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

function reminderOf(text: string): ICAL.Component {
  const reminder = new ICAL.Component('valarm');
  reminder.updatePropertyWithValue('action', 'DISPLAY');
  reminder.updatePropertyWithValue('trigger', ICAL.Duration.fromSeconds(0));
  reminder.updatePropertyWithValue('description', text);
  return reminder;
}
