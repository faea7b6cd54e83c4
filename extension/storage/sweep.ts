import * as z from 'zod/mini';
import type { StoredItem } from './stored-item.ts';

/** The clock as it stood when old notes were last looked for. */
const sweepSchema = z.strictObject({ version: z.literal(1), seenAt: z.nullable(z.int().check(z.gte(0))) });
type SweepSeen = z.infer<typeof sweepSchema>;

export const sweepItem: StoredItem<SweepSeen> = {
  key: 'sweep',
  schema: sweepSchema,
  fallback: { version: 1, seenAt: null },
};
