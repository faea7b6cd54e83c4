import * as z from 'zod/mini';
import { localDateSchema } from '#shared/schemas/local-time.ts';
import type { StoredItem } from '../storage/stored-item.ts';

/** What was chosen about notifications, on this device: the permission for them belongs to the device, too. */
export const notificationsSchema = z.strictObject({
  version: z.literal(1),
  isOn: z.boolean(),
  /** Whether they say the prompt itself. They may lie on a locked screen, so only who wants that gets it. */
  saysPrompt: z.boolean(),
  /** They were on, and the browser took the permission away. */
  wasWithdrawn: z.boolean(),
  /** The day of the last one: there is one a day at most. */
  lastOn: z.nullable(localDateSchema),
});
export type Notifications = z.infer<typeof notificationsSchema>;

export const noNotifications: Notifications = {
  version: 1,
  isOn: false,
  saysPrompt: false,
  wasWithdrawn: false,
  lastOn: null,
};

export const notificationsItem: StoredItem<Notifications> = {
  key: 'notifications',
  schema: notificationsSchema,
  fallback: noNotifications,
};
