import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { localDateSchema } from '#shared/schemas/local-time.ts';

/**
 * The daily nudge while it waits behind the badge. It becomes a shown nudge, and costs the day's dose, only when
 * somebody opens the popup: a badge that nobody looked at has interrupted nobody.
 */
export const offerSchema = z.strictObject({
  version: z.literal(1),
  waiting: z.nullable(z.strictObject({ nudgeId: identifierSchema, on: localDateSchema })),
});
export type Offer = z.infer<typeof offerSchema>;

export const noOffer: Offer = { version: 1, waiting: null };
