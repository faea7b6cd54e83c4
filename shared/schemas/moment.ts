import * as z from 'zod/mini';
import type { Context } from './framework.ts';

/** What was noticed: a place saw it, the calendar announced it, or the clock reached it. Never what was written there. */
export const moments = [
  'compose',
  'reply',
  'chat',
  'comment',
  'calendar',
  'oneToOne',
  'oneToOneEnded',
  'teamMeeting',
  'meetingEnded',
  'interview',
  'interviewEnded',
  'appraisal',
  'appraisalEnded',
  'review',
  'dayStart',
  'dayEnd',
  'ownPlace',
] as const;
export const momentSchema = z.enum(moments);
export type Moment = z.infer<typeof momentSchema>;

/** Which nudges a moment asks for. */
export const contextOfMoment: Record<Moment, Context> = {
  compose: 'email',
  reply: 'email',
  chat: 'email',
  comment: 'email',
  calendar: 'calendar',
  oneToOne: 'one-to-one',
  oneToOneEnded: 'one-to-one',
  teamMeeting: 'meeting',
  meetingEnded: 'meeting',
  interview: 'meeting',
  interviewEnded: 'meeting',
  appraisal: 'review',
  appraisalEnded: 'review',
  review: 'review',
  dayStart: 'anytime',
  dayEnd: 'anytime',
  ownPlace: 'anytime',
};
