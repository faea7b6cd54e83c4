import * as z from 'zod/mini';
import { localDateSchema } from './local-time.ts';

/** What holds for now: set with one tap, gone by itself. */
export const statusSchema = z.strictObject({
  version: z.literal(1),
  /** Silence until this instant, milliseconds since 1970. */
  snoozedUntil: z.nullable(z.int()),
  /** "In a meeting" until this instant: the switch lets go by itself. */
  inMeetingUntil: z.nullable(z.int()),
  /** A permitted page told of a call: silence until this instant, unless it tells again. Earlier versions had none. */
  inCallUntil: z._default(z.nullable(z.int()), null),
  /** The day on which "short-staffed today" was tapped. */
  shortStaffedOn: z.nullable(localDateSchema),
  /** When the person asked for prompts again after they had stopped by themselves; what was ignored before is forgiven. */
  resumedAt: z.nullable(z.int()),
});
export type Status = z.infer<typeof statusSchema>;

export const defaultStatus: Status = {
  version: 1,
  snoozedUntil: null,
  inMeetingUntil: null,
  inCallUntil: null,
  shortStaffedOn: null,
  resumedAt: null,
};
