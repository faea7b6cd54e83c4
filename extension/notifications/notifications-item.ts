import * as z from 'zod/mini';
import { localDateSchema } from '#shared/schemas/local-time.ts';
import type { StoredItem } from '../storage/stored-item.ts';

/** What was chosen about notifications, on this device: the permission for them belongs to the device, too. */
export const notificationsSchema = z.strictObject({
  version: z.literal(1),
  isOn: z.boolean(),
  /** Whether they say the prompt itself. They may lie on a locked screen, so only who wants that gets it. */
  saysPrompt: z.boolean(),
  /** Whether one comes for a plan whose day has come, too. It never says a word of the plan. */
  tellsPlans: z.boolean(),
  /** They were on, and the browser took the permission away. */
  wasWithdrawn: z.boolean(),
  /** The days of the last one for a prompt and of the last one for a plan: there is one of each a day at most. */
  lastOn: z.nullable(localDateSchema),
  planLastOn: z.nullable(localDateSchema),
});
/** What its owner chooses of it. */
export const notificationChoiceSchema = z.pick(notificationsSchema, { isOn: true, saysPrompt: true, tellsPlans: true });
export type ChosenNotifications = z.infer<typeof notificationChoiceSchema>;
export type Notifications = z.infer<typeof notificationsSchema>;

export const noNotifications: Notifications = {
  version: 1,
  isOn: false,
  saysPrompt: false,
  tellsPlans: false,
  wasWithdrawn: false,
  lastOn: null,
  planLastOn: null,
};

export const notificationsItem: StoredItem<Notifications> = {
  key: 'notifications',
  schema: notificationsSchema,
  fallback: noNotifications,
};
