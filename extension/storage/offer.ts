import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { localDateSchema } from '#shared/schemas/local-time.ts';
import { momentSchema } from '#shared/schemas/moment.ts';
import { nudgeReasonSchema } from '#shared/schemas/nudge-reason.ts';

/**
 * The daily nudge while it waits behind the badge. It costs the day's dose only when somebody opens the popup; one
 * that waited until the end of the day was passed over, and counts as ignored.
 */
export const offerSchema = z.strictObject({
  version: z.literal(1),
  waiting: z.nullable(
    z.strictObject({
      nudgeId: identifierSchema,
      on: localDateSchema,
      since: z.int(),
      because: z.optional(nudgeReasonSchema),
      /** A moment of the calendar's that it waits for; the start of the day where none is named. */
      moment: z.optional(momentSchema),
    }),
  ),
  /** Tend drew back altogether, and the badge that says so was opened. */
  isStopRead: z.boolean(),
});
export type Offer = z.infer<typeof offerSchema>;

export const noOffer: Offer = { version: 1, waiting: null, isStopRead: false };
