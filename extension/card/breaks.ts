import type { Moment } from '#shared/schemas/moment.ts';

/** Five seconds without a key, or no field has the focus any more: the composer was left, closed or sent. */
export type Break = 'pause' | 'leaving';

/**
 * A card comes at once when its moment is noticed and no key was pressed since: before writing. Once somebody types, it
 * waits for the first of these breaks.
 */
export const breaksOf: Record<Moment, readonly Break[]> = {
  // A prompt about a mail is worth most before it is sent, so a pause will do; having sent it is a break of its own.
  compose: ['pause', 'leaving'],
  reply: ['pause', 'leaving'],
  comment: ['pause', 'leaving'],
  // Sent with a key, and the box keeps the focus; leaving it only means reading another conversation.
  chat: ['pause'],
  // A reviewer stops typing to read the code again, and comes back to the same sentence.
  review: ['leaving'],
  // Nothing of their own is written here: whatever is typed, a search or a shortcut, ends with a pause.
  calendar: ['pause'],
  meetingEnded: ['pause'],
  ownPlace: ['pause'],
  // The clock and the calendar notice these, and no page does.
  oneToOne: ['pause'],
  oneToOneEnded: ['pause'],
  teamMeeting: ['pause'],
  interview: ['pause'],
  interviewEnded: ['pause'],
  appraisal: ['pause'],
  appraisalEnded: ['pause'],
  dayStart: ['pause'],
  dayEnd: ['pause'],
};
