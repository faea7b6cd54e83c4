import type { Status } from '../schemas/status.ts';

const hourInMs = 3_600_000;

/** A week, and a day for clocks that change and zones that are left behind. */
const longestSnoozeMs = 8 * 24 * hourInMs;
const longestMeetingMs = 24 * hourInMs;
const longestCallMs = hourInMs;

/** When the snooze that holds now ends; null when there is none. All in milliseconds since 1970. */
export function snoozeEnd({ snoozedUntil }: Status, now: number): number | null {
  return isAhead(snoozedUntil, now, longestSnoozeMs) ? snoozedUntil : null;
}

/** When the switch "in a meeting" lets go by itself; null when it is not on. */
export function meetingEnd({ inMeetingUntil }: Status, now: number): number | null {
  return isAhead(inMeetingUntil, now, longestMeetingMs) ? inMeetingUntil : null;
}

/** When the quiet of a call runs out unless its page tells of it again; null when no call is on. */
export function callEnd({ inCallUntil }: Status, now: number): number | null {
  return isAhead(inCallUntil, now, longestCallMs) ? inCallUntil : null;
}

/** An end beyond the longest pause was written while the clock was wrong: it would keep Tend quiet for years. */
function isAhead(until: number | null, now: number, longest: number): boolean {
  return until !== null && until > now && until - now <= longest;
}
