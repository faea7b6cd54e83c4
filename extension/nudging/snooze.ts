import { meetingToPass } from '../calendar/meeting-to-pass.ts';
import { agendaItem, statusItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';

export type SnoozeLength = 'hour' | 'tomorrow' | 'week';

const hourInMs = 3_600_000;

/** When a snooze ends, in milliseconds since 1970: an hour is an hour, days end at midnight where the person is. */
export function snoozeEnd(length: SnoozeLength, now: number): number {
  if (length === 'hour') return now + hourInMs;
  const today = new Date(now);
  const days = length === 'tomorrow' ? 1 : 7;
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime();
}

/**
 * Keeps quiet for a while, or until a meeting ends; a meeting that the calendar has lost since it was offered snoozes
 * nothing. Call within `oneAtATime`; the caller runs `tick` afterwards.
 */
export async function snooze(length: SnoozeLength | 'meeting', now: number): Promise<void> {
  const status = await loadItem(statusItem, now);
  const { appointments } = await loadItem(agendaItem, now);
  const until = length === 'meeting' ? meetingToPass(appointments, status, now) : snoozeEnd(length, now);
  if (until !== null) await writeItem(statusItem, { ...status, snoozedUntil: until });
}
