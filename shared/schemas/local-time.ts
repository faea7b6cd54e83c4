import * as z from 'zod/mini';

/** A calendar day where the person is, `YYYY-MM-DD`. */
export const localDateSchema = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** A time on the wall clock, `HH:MM`, 00:00 to 23:59. */
export const clockTimeSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/**
 * One instant as the person's own clock shows it. Built at the edge (the extension reads its local `Date`),
 * so that the core needs neither a clock nor a time zone.
 */
export const localTimeSchema = z.object({
  /** Milliseconds since 1970, UTC. */
  epoch: z.int(),
  date: localDateSchema,
  /** ISO weekday: 1 is Monday, 7 is Sunday. */
  weekday: z.int().check(z.gte(1), z.lte(7)),
  /** Minutes since local midnight, 0 to 1439. */
  minute: z.int().check(z.gte(0), z.lte(1439)),
});
export type LocalTime = z.infer<typeof localTimeSchema>;

/** Minutes since midnight of an `HH:MM` that clockTimeSchema accepted. */
export function minuteOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3, 5));
}
