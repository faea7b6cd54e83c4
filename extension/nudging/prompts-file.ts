import ICAL from 'ical.js';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { PromptAhead } from './prompts-ahead.ts';

/**
 * Prompts as a calendar file (RFC 5545): each is an event of five minutes that reminds, and blocks nobody's time. The
 * times have no zone: nine o'clock is nine o'clock wherever one is by then. `now` in milliseconds since 1970.
 */
export function promptsFile(prompts: readonly PromptAhead[], locale: Locale, now: number): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Tend//Prompts//EN');
  for (const prompt of prompts) calendar.addSubcomponent(eventOf(prompt, locale, now));
  return `${calendar.toString()}\r\n`;
}

function eventOf({ nudge, at }: PromptAhead, locale: Locale, now: number): ICAL.Component {
  const translated = textIn(nudge.locales, locale).text;
  const [text, why] = [oneLine(translated.text), oneLine(translated.why)];
  const start = ICAL.Time.fromJSDate(new Date(at), false);
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', `${nudge.id}-${start.toICALString()}@tend`);
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(now), true));
  event.updatePropertyWithValue('dtstart', start);
  event.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(300));
  event.updatePropertyWithValue('summary', text);
  event.updatePropertyWithValue('description', why);
  event.updatePropertyWithValue('transp', 'TRANSPARENT');
  event.updatePropertyWithValue('class', 'PRIVATE');
  event.addSubcomponent(reminderOf(text));
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
