import * as z from 'zod/mini';
import type { Moment } from '#shared/schemas/moment.ts';

/** More than anybody works with; a list of this length can still be looked over. */
export const maxOwnPlaces = 30;

/** What a person can want to be prompted for on a site that Tend does not know, in the order in which it is offered. */
export const ownMoments = ['ownPlace', 'calendar', 'compose', 'review'] as const satisfies readonly Moment[];
export const ownMomentSchema = z.enum(ownMoments);
export type OwnMoment = z.infer<typeof ownMomentSchema>;

/**
 * `https://rota.example.org`, with its port where it is not the usual one, as `URL.origin` writes it. Never with a star,
 * which an address may hold and which would ask the browser for more than one site.
 */
export const ownOriginSchema = z.string().check(
  z.regex(/^https:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/),
  z.maxLength(300),
  z.refine((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
);

/** A site that somebody added: its host is for this device alone, and nothing syncs, exports, logs or sends it. */
export const ownPlaceSchema = z.strictObject({
  origin: ownOriginSchema,
  moment: ownMomentSchema,
  /** Milliseconds since 1970. */
  addedAt: z.int().check(z.gte(0)),
});
export type OwnPlace = z.infer<typeof ownPlaceSchema>;

/** One for each origin, in the order in which they were added. */
export const ownPlacesSchema = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    places: z.array(ownPlaceSchema).check(z.maxLength(maxOwnPlaces)),
  }),
);
export type OwnPlaces = z.infer<typeof ownPlacesSchema>;

export const noOwnPlaces: OwnPlaces = { version: 1, places: [] };
