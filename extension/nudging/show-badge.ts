import { browser } from 'wxt/browser';

/** A quiet dot on the button while a prompt waits. No number: there is nothing to count. */
export async function showBadge(isWaiting: boolean): Promise<void> {
  await browser.action.setBadgeText({ text: isWaiting ? '•' : '' });
  if (!isWaiting) return;
  await browser.action.setBadgeBackgroundColor({ color: '#0b6e69' });
  // Chrome 110, Firefox 63, Safari not yet.
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
}
