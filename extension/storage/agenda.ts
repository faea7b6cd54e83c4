import * as z from 'zod/mini';
import { appointmentSchema } from '../calendar/appointment.ts';

/** Why a feed could not be read the last time. */
export const feedProblems = [
  'notAllowed',
  'refused',
  'missing',
  'moved',
  'notACalendar',
  'tooLarge',
  'unreachable',
] as const;

/** The next weeks as the calendar's feed has them: when something begins and ends and of what kind it is, no more. */
export const agendaSchema = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    appointments: z.array(appointmentSchema),
    /** What begins after this instant is not known. Instants are milliseconds since 1970. */
    coveredUntil: z.int(),
    readAt: z.nullable(z.int()),
    triedAt: z.nullable(z.int()),
    problem: z.nullable(z.enum(feedProblems)),
    /** How often in a row it could not be read. */
    failures: z.int().check(z.gte(0)),
    /** What the server called this version of the feed. */
    etag: z.nullable(z.string().check(z.maxLength(300))),
  }),
);
export type Agenda = z.infer<typeof agendaSchema>;
export type FeedProblem = (typeof feedProblems)[number];

export const emptyAgenda: Agenda = {
  version: 1,
  appointments: [],
  coveredUntil: 0,
  readAt: null,
  triedAt: null,
  problem: null,
  failures: 0,
  etag: null,
};
