import * as z from 'zod/mini';
import type { StoredItem } from './stored-item.ts';

const zoneSchema = z.strictObject({ version: z.literal(1), name: z.nullable(z.string()) });

/** The time zone in which the next alarm was counted: another one, and it would come at a wrong hour. */
export const zoneItem: StoredItem<z.infer<typeof zoneSchema>> = {
  key: 'zone',
  schema: zoneSchema,
  fallback: { version: 1, name: null },
};

/** The zone of the device now, by its name in the database of zones. */
export function zoneNow(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
