import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import type { Status } from '#shared/schemas/status.ts';

/*
 * When a prompt may wait behind the badge, written down once more from the rules as a person would say them
 * (behaviour.md §2.3, product.md) and asked minute by minute. It looks nothing up and saves no time.
 */

const hour = 3_600_000;
const clock = (time: string) => Number(time.split(':')[0]) * 60 + Number(time.split(':')[1]);

export interface Kept {
  settings: Settings;
  status: Status;
  memory: Pick<SelectionMemory, 'recent'>;
}

/** Whether the calendar and the clock on the wall allow today's prompt. */
export function isPromptTime({ hours, timeOff, quietHours, dailyAt }: Settings, now: LocalTime): boolean {
  const today = hours[now.weekday - 1];
  if (!today) return false;
  for (const { from, to } of timeOff) if (from <= now.date && now.date <= to) return false;
  const isAtWork = (minute: number) => minute >= clock(today.from) && minute < clock(today.to);
  if (!isAtWork(now.minute)) return false;
  if (isAtWork(clock(dailyAt)) && now.minute < clock(dailyAt)) return false;
  if (!quietHours) return true;
  // Follow the clock round from the beginning of the quiet until it ends.
  for (let minute = clock(quietHours.from); minute !== clock(quietHours.to); minute = (minute + 1) % 1440) {
    if (minute === now.minute) return false;
  }
  return true;
}

/** Whether a prompt waits at this minute, if there is one that fits. */
export function mayWait({ settings, status, memory }: Kept, now: LocalTime): boolean {
  if (settings.dose === 'off' || !isPromptTime(settings, now)) return false;
  // A snooze lasts a week at the longest: an end far beyond was written by a clock that was wrong.
  if (isAhead(status.snoozedUntil, now, 8 * 24)) return false;
  if (isAhead(status.inMeetingUntil, now, 24)) return false;

  const shown = memory.recent;
  if (shown.some(({ shownAt }) => Math.abs(now.epoch - shownAt) < 3 * hour)) return false;
  const ignored = ignoredInARow(shown, status.resumedAt, now.epoch);
  if (ignored >= 9) return false;

  const rhythm = rhythmOf(settings.dose, ignored);
  const onDay = (date: string) => shown.filter(({ shownOn }) => shownOn === date).length;
  if (onDay(now.date) >= (rhythm === 'twice-daily' ? 2 : 1)) return false;
  // Go back day by day to the latest day that had a prompt.
  for (let back = 0, working = 0; back <= 14; back++) {
    const day = new Date(Date.parse(now.date) - back * 24 * hour);
    if (onDay(day.toISOString().slice(0, 10)) > 0) {
      return rhythm === 'every other' ? working >= 2 : back >= daysApart[rhythm];
    }
    if (settings.hours[(day.getUTCDay() + 6) % 7]) working++;
  }
  return true;
}

const daysApart = { 'twice-daily': 0, daily: 1, weekly: 7, fortnightly: 14 };

function isAhead(until: number | null, now: LocalTime, hoursAtMost: number): boolean {
  return until !== null && until > now.epoch && until - now.epoch <= hoursAtMost * hour;
}

type Shown = SelectionMemory['recent'];

function ignoredInARow(shown: Shown, resumedAt: number | null, now: number): number {
  let inARow = 0;
  for (const { answer, shownAt } of shown) {
    if (answer !== null || (resumedAt !== null && shownAt < resumedAt)) inARow = 0;
    // What was shown just now may yet be answered.
    else if (now - shownAt >= 3 * hour) inARow++;
  }
  return inARow;
}

function rhythmOf(
  dose: Settings['dose'],
  ignored: number,
): 'twice-daily' | 'daily' | 'every other' | 'weekly' | 'fortnightly' {
  if (dose === 'weekly') return ignored >= 3 ? 'fortnightly' : 'weekly';
  if (ignored >= 6) return 'weekly';
  if (ignored >= 3) return dose === 'twice-daily' ? 'daily' : 'every other';
  return dose === 'twice-daily' ? 'twice-daily' : 'daily';
}
