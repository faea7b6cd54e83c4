import * as z from 'zod/mini';
import type { StoredItem } from './stored-item.ts';

/** Whether somebody wants the same settings in their other browsers. */
const syncChoiceSchema = z.strictObject({ version: z.literal(1), isOn: z.boolean() });
type SyncChoice = z.infer<typeof syncChoiceSchema>;

export const syncChoiceItem: StoredItem<SyncChoice> = {
  key: 'sync',
  schema: syncChoiceSchema,
  fallback: { version: 1, isOn: false },
};
