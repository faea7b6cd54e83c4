import type { Moment } from '#shared/schemas/moment.ts';
import type { Status } from '#shared/schemas/status.ts';
import { meetingEnd } from '#shared/selection/pause-end.ts';
import type { Appointment, AppointmentKind } from './appointment.ts';

const minuteMs = 60_000;
/** Time to open the popup and to read one prompt before walking over. */
const leadMs = 15 * minuteMs;
/** Later than that, a meeting is over in the head, too. */
const trailMs = 20 * minuteMs;

export interface AgendaNow {
  /** When the meeting that is on ends, milliseconds since 1970; null when there is none. */
  meetingUntil: number | null;
  /** What is close: a meeting that is about to begin, or one that has just ended. */
  moment: Moment | null;
  /** The next instant at which one of these may change; null when nothing is known to come. */
  nextChange: number | null;
}

/** What each kind of meeting is near; nothing is said around others. */
const momentsOf: Record<Exclude<AppointmentKind, 'other'>, { before: Moment; after: Moment }> = {
  oneToOne: { before: 'oneToOne', after: 'oneToOneEnded' },
  teamMeeting: { before: 'teamMeeting', after: 'meetingEnded' },
  interview: { before: 'interview', after: 'interviewEnded' },
  appraisal: { before: 'appraisal', after: 'appraisalEnded' },
};

/**
 * What the calendar says of an instant. A meeting that begins goes before one that has ended, and of those that have
 * ended the last one counts.
 */
export function agendaNow(appointments: readonly Appointment[], now: number): AgendaNow {
  const running = appointments.filter(({ start, end }) => start <= now && now < end);
  const known = appointments.flatMap(({ start, end, kind }) => (kind === 'other' ? [] : [{ start, end, kind }]));
  const ahead = known.find(({ start }) => start > now && start - leadMs <= now);
  const behind = known
    .filter(({ end }) => end <= now && now < end + trailMs)
    .reduce<(typeof known)[number] | undefined>((last, one) => (last && last.end > one.end ? last : one), undefined);
  const changes = appointments
    .flatMap(({ start, end }) => [start - leadMs, start, end, end + trailMs])
    .filter((instant) => instant > now);
  return {
    meetingUntil: running.length > 0 ? Math.max(...running.map(({ end }) => end)) : null,
    moment: ahead ? momentsOf[ahead.kind].before : behind ? momentsOf[behind.kind].after : null,
    nextChange: changes.length > 0 ? changes.reduce((a, b) => Math.min(a, b)) : null,
  };
}

/** What holds for now, with a meeting of the calendar counted like the switch "in a meeting". */
export function statusDuring(status: Status, { meetingUntil }: AgendaNow, now: number): Status {
  return meetingUntil === null || (meetingEnd(status, now) ?? 0) >= meetingUntil
    ? status
    : { ...status, inMeetingUntil: meetingUntil };
}
