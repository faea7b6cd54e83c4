import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { ownMomentSchema, ownOriginSchema } from '../storage/own-place.ts';
import { wishedSchema } from '../storage/wish.ts';
import { siteSchema } from './site-of.ts';

/** What pages of ours tell the background about places and permissions. */
export const placeMessages = [
  /** Before the browser is asked: a page may be gone when the answer comes. */
  z.strictObject({ type: z.literal('permissionAsked'), wished: wishedSchema, inPopup: z.boolean() }),
  /** Whatever the answer was: the browser itself is asked for it. */
  z.strictObject({ type: z.literal('permissionAnswered') }),
  z.strictObject({ type: z.literal('placeWithdrawn'), placeId: identifierSchema }),
  z.strictObject({ type: z.literal('ownPlaceChanged'), origin: ownOriginSchema, moment: ownMomentSchema }),
  z.strictObject({ type: z.literal('ownPlaceRemoved'), origin: ownOriginSchema }),
  /** Null: it has been looked at. */
  z.strictObject({ type: z.literal('siteLookedAt'), site: z.nullable(siteSchema) }),
] as const;
export type PlaceMessage = z.infer<(typeof placeMessages)[number]>;
