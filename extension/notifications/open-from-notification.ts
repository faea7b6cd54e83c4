import { browser } from 'wxt/browser';
import { notificationIds } from './notification-ids.ts';

/** Opens what the notification told of: the popup, or its page in a small window where browsers open no popup. */
export async function openFromNotification(id: string): Promise<void> {
  if (!notificationIds.includes(id)) return;
  await browser.notifications.clear(id);
  try {
    await browser.action.openPopup();
  } catch {
    const url = browser.runtime.getURL('/popup.html');
    await browser.windows.create({ url, type: 'popup', width: 420, height: 680 });
  }
}

let isListening = false;

/** The interface is there only while the permission is. Call it in the first turn, and when permissions were added. */
export function listenToNotifications(): void {
  if (isListening || !browser.notifications) return;
  isListening = true;
  browser.notifications.onClicked.addListener((id) => void openFromNotification(id));
}
