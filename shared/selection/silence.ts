import { minuteOf, type LocalTime } from '../schemas/local-time.ts';
import type { SelectionMemory } from '../schemas/selection-memory.ts';
import type { Settings } from '../schemas/settings.ts';
import type { Status } from '../schemas/status.ts';
import { backOff } from './back-off.ts';
import { callEnd, meetingEnd, snoozeEnd } from './pause-end.ts';
import { daysBetween, workingDaysAfter } from './calendar-days.ts';
import { lastDayOff } from './last-day-off.ts';
import { minimumGapMs } from './minimum-gap.ts';

export type SilenceReason =
  | 'off'
  | 'snoozed'
  | 'inMeeting'
  | 'inCall'
  | 'timeOff'
  | 'dayOff'
  | 'outsideHours'
  | 'quietHours'
  | 'tooSoon'
  | 'doseReached'
  | 'stopped'
  | 'nothingFits';

export interface Silence {
  kind: 'silence';
  reason: SilenceReason;
  /** When this reason ends by itself, milliseconds since 1970; null when the clock alone does not tell. */
  until: number | null;
}

const silence = (reason: SilenceReason, until: number | null = null): Silence => ({ kind: 'silence', reason, until });

/** Why nothing may be shown now, whatever there is to show; null when a nudge is welcome. */
export function reasonForSilence(
  settings: Settings,
  status: Status,
  memory: SelectionMemory,
  now: LocalTime,
): Silence | null {
  if (settings.dose === 'off') return silence('off');
  const snoozedUntil = snoozeEnd(status, now.epoch);
  if (snoozedUntil !== null) return silence('snoozed', snoozedUntil);
  const inMeetingUntil = meetingEnd(status, now.epoch);
  if (inMeetingUntil !== null) return silence('inMeeting', inMeetingUntil);
  const inCallUntil = callEnd(status, now.epoch);
  if (inCallUntil !== null) return silence('inCall', inCallUntil);

  if (lastDayOff(settings.timeOff, now.date) !== null) return silence('timeOff');
  const today = settings.hours[now.weekday - 1];
  if (!today) return silence('dayOff');
  if (now.minute < minuteOf(today.from) || now.minute >= minuteOf(today.to)) return silence('outsideHours');
  if (settings.quietHours && isBetween(now.minute, settings.quietHours)) return silence('quietHours');

  return doseReached(settings, status, memory, now);
}

function isBetween(minute: number, hours: { from: string; to: string }): boolean {
  const from = minuteOf(hours.from);
  const to = minuteOf(hours.to);
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function doseReached(settings: Settings, status: Status, memory: SelectionMemory, now: LocalTime): Silence | null {
  const drawnBack = backOff(memory, status.resumedAt, now.epoch);
  if (drawnBack === 'stopped') return silence('stopped');

  // A clock that was set wrong and back leaves entries in the future: they count for their own day, not for ever.
  const lastDay = memory.recent.reduce(
    (latest, { shownOn }) => (shownOn > latest && shownOn <= now.date ? shownOn : latest),
    '',
  );
  const next = memory.recent.findLast((shown) => Math.abs(now.epoch - shown.shownAt) < minimumGapMs);
  if (next) return silence('tooSoon', next.shownAt + minimumGapMs);
  if (lastDay === '') return null;

  const today = memory.recent.filter((shown) => shown.shownOn === now.date).length;
  if (today >= (settings.dose === 'twice-daily' && drawnBack === 'none' ? 2 : 1)) return silence('doseReached');
  return daysBetween(lastDay, now.date) >= daysToWait(settings.dose, drawnBack) &&
    workingDaysAfter(lastDay, now.date, settings.hours) >= workingDaysToWait(settings.dose, drawnBack)
    ? null
    : silence('doseReached');
}

/** Calendar days between two prompts of a weekly rhythm; halving a weekly dose makes it a fortnight. */
function daysToWait(dose: Settings['dose'], drawnBack: string): number {
  if (dose === 'weekly') return drawnBack === 'none' ? 7 : 14;
  return drawnBack === 'weekly' ? 7 : 0;
}

/** Half of one a day is every other working day; half of two a day is one, which the count of the day sees to. */
function workingDaysToWait(dose: Settings['dose'], drawnBack: string): number {
  return dose === 'daily' && drawnBack === 'halved' ? 2 : 0;
}
