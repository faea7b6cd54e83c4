import type { Status } from '#shared/schemas/status.ts';
import { meetingEnd } from '#shared/selection/pause-end.ts';
import type { Appointment } from './appointment.ts';

/** Who snoozes now for a meeting means one that is about to begin. */
const soonMs = 60 * 60_000;

/**
 * When the meeting ends that somebody may want to be left alone until then: the one that is on, by the calendar or by
 * the switch "in a meeting", or else the next, if it begins within the hour. Milliseconds since 1970; null when none
 * is known.
 */
export function meetingToPass(appointments: readonly Appointment[], status: Status, now: number): number | null {
  const running = appointments.filter(({ start, end }) => start <= now && now < end).map(({ end }) => end);
  const bySwitch = meetingEnd(status, now);
  if (bySwitch !== null) running.push(bySwitch);
  if (running.length > 0) return Math.max(...running);
  const next = appointments
    .filter(({ start, end }) => start > now && start - now <= soonMs && end > start)
    .reduce<Appointment | null>((first, other) => (first && first.start <= other.start ? first : other), null);
  return next?.end ?? null;
}
