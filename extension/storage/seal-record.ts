import * as z from 'zod/mini';
import type { JournalDatabase } from './open-journal.ts';

/** After how many minutes without use the journal locks itself; null stands for when the browser closes. */
export const lockAfterChoices = [15, 60, 480] as const;
export const lockAfterSchema = z.nullable(z.literal(lockAfterChoices));

/** That its owner chose a passphrase, and the data key that it opens. Of no use to anybody without the passphrase. */
const sealSchema = z.strictObject({
  id: z.literal('journal'),
  version: z.literal(1),
  salt: z.string(),
  // An upper bound, so that no value can hold the background for hours.
  iterations: z.int().check(z.gte(1), z.lte(20_000_000)),
  wrapped: z.string(),
  lockAfter: lockAfterSchema,
  /** Its owner gave the passphrase up, and not all words are open yet. */
  isOpening: z.boolean(),
});
export type Seal = z.infer<typeof sealSchema>;

/** Null for none; one of a later version opens nothing, but counts as one. */
export async function readSeal(database: JournalDatabase): Promise<Seal | 'unreadable' | null> {
  const stored = await database.get('seal', 'journal');
  if (stored === undefined) return null;
  const parsed = sealSchema.safeParse(stored);
  return parsed.success ? parsed.data : 'unreadable';
}
