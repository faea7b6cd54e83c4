import * as z from 'zod/mini';

/**
 * Where the calendar's feed is. Whoever has the address can read the calendar: it lies in an item of its own, which
 * nothing syncs, exports or sends.
 */
export const calendarAddressSchema = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    address: z.nullable(z.string().check(z.startsWith('https://'), z.maxLength(2000))),
    /** The permission for its site came with it, and goes with it. */
    isBorrowed: z.boolean(),
  }),
);
export type CalendarAddress = z.infer<typeof calendarAddressSchema>;

export const noCalendar: CalendarAddress = { version: 1, address: null, isBorrowed: false };
