import { browser } from 'wxt/browser';

/**
 * Firefox draws its question underneath a popup that is open, does not ask any more when it is closed, and asks nothing
 * from a window without an address bar. There a tab asks.
 */
export const asksInTab = (): boolean => browser.runtime.getURL('/').startsWith('moz-extension:');

/** Opens the page on which a site is added; which one, is in `looked-at.ts`. */
export async function openOwnPlacePage(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/own-place.html') });
}
