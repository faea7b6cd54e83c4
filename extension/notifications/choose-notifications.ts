import { browser } from 'wxt/browser';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { alignNotification } from './align-notification.ts';
import { notificationIds } from './notification-ids.ts';
import { type ChosenNotifications, notificationsItem } from './notifications-item.ts';

/** Keeps what was chosen. A permission that is no longer wanted is given back. Call it within `oneAtATime`. */
export async function chooseNotifications(wanted: ChosenNotifications, now: number): Promise<void> {
  const before = await loadItem(notificationsItem, now);
  await writeItem(notificationsItem, { ...before, ...wanted, wasWithdrawn: false });
  if (wanted.isOn) return alignNotification(now);
  await returnNotifications();
}

/** Takes away what is shown, and gives the permission back. */
export async function returnNotifications(): Promise<void> {
  for (const id of notificationIds) await browser.notifications?.clear(id);
  // A browser that never knew the permission refuses to take it back.
  await browser.permissions.remove({ permissions: ['notifications'] }).catch(() => false);
}
