import type { Moment } from '#shared/schemas/moment.ts';
import type { Status } from '#shared/schemas/status.ts';
import { meetingEnd } from '#shared/selection/pause-end.ts';
import type { Appointment } from './appointment.ts';

const minuteMs = 60_000;
/** Time to open the popup and to read one prompt before walking over. */
const leadMs = 15 * minuteMs;
/** Later than that, a meeting is over in the head, too. */
const trailMs = 20 * minuteMs;

export interface AgendaNow {
  /** When the meeting that is on ends, milliseconds since 1970; null when there is none. */
  meetingUntil: number | null;
  /** What is close: a meeting that is about to begin, or a team meeting that has just ended. */
  moment: Moment | null;
  /** The next instant at which one of these may change; null when nothing is known to come. */
  nextChange: number | null;
}

/** What the calendar says of an instant. A meeting that begins goes before one that has ended. */
export function agendaNow(appointments: readonly Appointment[], now: number): AgendaNow {
  const running = appointments.filter(({ start, end }) => start <= now && now < end);
  const ahead = appointments.find(({ start, kind }) => kind !== 'other' && start > now && start - leadMs <= now);
  const hasEnded = appointments.some(
    // A 1:1 or an interview has no prompts for afterwards.
    ({ end, kind }) => kind === 'teamMeeting' && end <= now && now < end + trailMs,
  );
  const changes = appointments
    .flatMap(({ start, end }) => [start - leadMs, start, end, end + trailMs])
    .filter((instant) => instant > now);
  return {
    meetingUntil: running.length > 0 ? Math.max(...running.map(({ end }) => end)) : null,
    moment: ahead && ahead.kind !== 'other' ? ahead.kind : hasEnded ? 'meetingEnded' : null,
    nextChange: changes.length > 0 ? changes.reduce((a, b) => Math.min(a, b)) : null,
  };
}

/** What holds for now, with a meeting of the calendar counted like the switch "in a meeting". */
export function statusDuring(status: Status, { meetingUntil }: AgendaNow, now: number): Status {
  return meetingUntil === null || (meetingEnd(status, now) ?? 0) >= meetingUntil
    ? status
    : { ...status, inMeetingUntil: meetingUntil };
}
