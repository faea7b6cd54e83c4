import { browser } from 'wxt/browser';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { alignNotification, notificationId } from './align-notification.ts';
import { notificationsItem } from './notifications-item.ts';

/** Keeps what was chosen. A permission that is no longer wanted is given back. Call it within `oneAtATime`. */
export async function chooseNotifications(wanted: { isOn: boolean; saysPrompt: boolean }, now: number): Promise<void> {
  const before = await loadItem(notificationsItem, now);
  await writeItem(notificationsItem, { ...before, ...wanted, wasWithdrawn: false });
  if (wanted.isOn) return alignNotification(now);
  await browser.notifications?.clear(notificationId);
  await browser.permissions.remove({ permissions: ['notifications'] });
}
