import type { Span } from './appointment.ts';

/** A feed taken apart, as text. Only what can touch the span is left: the rest need not be parsed. */
export interface FeedParts {
  head: string;
  zones: string[];
  events: string[];
}

/** Wall clocks differ from UTC by up to 14 hours, and what is sorted out here is judged by its date alone. */
const marginMs = 2 * 86_400_000;

/**
 * Cuts a feed into its time zones and those of its events that begin in the span, repeat, or stand for a repetition.
 * Null when the text is no calendar. Most of a feed lies in the past, and parsing that would take most of the time.
 */
export function pickEvents(text: string, span: Span): FeedParts | null {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\r?$/im.test(text.slice(0, 200))) return null;
  const isNear = dateTest({ from: span.from - marginMs, to: span.to + marginMs });
  const events = blocks(text, 'VEVENT').filter((block) => {
    if (/^RDATE[;:]/im.test(block)) return true;
    const rule = /^RRULE[;:].*/im.exec(block)?.[0];
    if (rule) {
      const until = /UNTIL=(\d{8})/i.exec(rule)?.[1];
      return until === undefined || isNear(until, 'or later');
    }
    return [...block.matchAll(/^(?:DTSTART|RECURRENCE-ID)[;:].*?(\d{8})(?:T\d{6}Z?)?\r?$/gim)].some(([, date = '']) =>
      isNear(date),
    );
  });
  const firstEvent = text.search(/^BEGIN:(VEVENT|VTIMEZONE)\r?$/im);
  return { head: firstEvent < 0 ? text : text.slice(0, firstEvent), zones: blocks(text, 'VTIMEZONE'), events };
}

function dateTest({ from, to }: Span): (date: string, orLater?: 'or later') => boolean {
  const digits = (epoch: number) => new Date(epoch).toISOString().slice(0, 10).replaceAll('-', '');
  const [first, last] = [digits(from), digits(to)];
  return (date, orLater) => date >= first && (orLater !== undefined || date <= last);
}

/** The texts from each `BEGIN:name` to its `END:name`, found in one walk however broken the feed is. */
function blocks(text: string, name: string): string[] {
  const found: string[] = [];
  const begin = new RegExp(`^BEGIN:${name}\\r?$`, 'gim');
  const end = new RegExp(`^END:${name}\\r?$`, 'gim');
  for (let start = begin.exec(text); start; start = begin.exec(text)) {
    end.lastIndex = start.index;
    const stop = end.exec(text);
    if (!stop) break;
    found.push(text.slice(start.index, end.lastIndex));
    begin.lastIndex = end.lastIndex;
  }
  return found;
}
