import * as z from 'zod/mini';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { localeSchema } from '#shared/schemas/locale.ts';
import { clockTimeSchema } from '#shared/schemas/local-time.ts';
import { doses } from '#shared/schemas/settings.ts';
import { maxPacks, packOriginSchema } from '../storage/pack-origin.ts';
import { maxOwnPlaces, ownMomentSchema, ownOriginSchema } from '../storage/own-place.ts';

/** Weekdays in the order of ISO 8601, as a policy names them. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** More than Tend knows, or an organisation would list. */
const maxPlaces = 100;

/**
 * What an organisation may set for the people who work there, by the browser's `storage.managed`. Nothing here is
 * null: the schema that Chrome reads knows no such type. What each key may and may never do: docs/organisations.md.
 * Made when there is a policy to read: most people have none, and every wake would pay for it.
 */
const buildPolicySchema = () => {
  const spanSchema = z.strictObject({ from: clockTimeSchema, to: clockTimeSchema });
  const dayHoursSchema = z.optional(
    spanSchema.check(z.refine(({ from, to }) => from < to, { error: 'ends before it begins' })),
  );
  /** Hours by weekday, which do not cross midnight. A day that is left out is a day off. */
  const weekSchema = z.strictObject({
    monday: dayHoursSchema,
    tuesday: dayHoursSchema,
    wednesday: dayHoursSchema,
    thursday: dayHoursSchema,
    friday: dayHoursSchema,
    saturday: dayHoursSchema,
    sunday: dayHoursSchema,
  });
  const placeIdsSchema = z.optional(z.array(identifierSchema).check(z.maxLength(maxPlaces)));
  return z.strictObject({
    /** What holds until a person has chosen for themselves. */
    defaults: z.optional(
      z.strictObject({
        locale: z.optional(z.union([localeSchema, z.literal('auto')])),
        hours: z.optional(weekSchema),
        quietHours: z.optional(spanSchema),
        dose: z.optional(z.enum(doses)),
        dailyAt: z.optional(clockTimeSchema),
        /** Days; 0 keeps notes and plans until somebody deletes them. */
        keepDays: z.optional(z.literal([0, 30, 90, 365])),
      }),
    ),
    /** What holds whatever a person has chosen. It can make Tend quieter, never louder. */
    locks: z.optional(
      z.strictObject({
        /** No more prompts than this. */
        dose: z.optional(z.enum(doses)),
        /** No prompt outside of these hours. */
        hours: z.optional(weekSchema),
        /** The time of the daily prompt. */
        dailyAt: z.optional(clockTimeSchema),
      }),
    ),
    packs: z.optional(
      z
        .array(z.strictObject({ url: packOriginSchema.shape.address, integrity: packOriginSchema.shape.integrity }))
        .check(z.maxLength(maxPacks)),
    ),
    /** Sites that Tend knows, by the ids of extension/places/, and others. A policy allows none of them by itself. */
    places: z.optional(
      z.strictObject({
        suggested: placeIdsSchema,
        /** Not offered; one that is allowed already goes on. */
        hidden: placeIdsSchema,
        /** No prompts there, also where it is allowed. */
        blocked: placeIdsSchema,
        /** Sites that Tend does not know, proposed as own places. */
        own: z.optional(
          z
            .array(z.strictObject({ origin: ownOriginSchema, moment: ownMomentSchema }))
            .check(z.maxLength(maxOwnPlaces)),
        ),
      }),
    ),
  });
};
export type Policy = z.infer<ReturnType<typeof buildPolicySchema>>;
export type PolicyWeek = NonNullable<NonNullable<Policy['defaults']>['hours']>;

let built: ReturnType<typeof buildPolicySchema> | undefined;
export const policySchema = () => (built ??= buildPolicySchema());
