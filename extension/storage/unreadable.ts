import * as z from 'zod/mini';

/** Copies of stored values that could not be read, oldest first. Kept until their owner has seen the notice. */
export const unreadableSchema = z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    copies: z.array(z.strictObject({ key: z.string(), raw: z.unknown(), foundAt: z.int() })),
  }),
);
export type Unreadable = z.infer<typeof unreadableSchema>;

export const nothingUnreadable: Unreadable = { version: 1, copies: [] };
