import { browser } from 'wxt/browser';
import { places } from '../places/places.ts';
import { grantedOrigins } from './granted-origins.ts';

/**
 * False while the browser itself knows of a reason to keep quiet: the window of this tab fills the screen, a tab in
 * which calls take place sounds, or (Firefox alone tells it) any tab shares the screen. Tabs of sites that were not
 * allowed are not looked at.
 */
export async function mayInterrupt(tabId: number): Promise<boolean> {
  const reasons = await Promise.all([fillsScreen(tabId), callSounds(), sharesScreen()]);
  return !reasons.includes(true);
}

async function fillsScreen(tabId: number): Promise<boolean> {
  try {
    const { windowId } = await browser.tabs.get(tabId);
    return windowId !== undefined && (await browser.windows.get(windowId)).state === 'fullscreen';
  } catch {
    // Android has no windows, and a tab that is gone has none either.
    return false;
  }
}

async function callSounds(): Promise<boolean> {
  const calls = places.filter(({ moments }) => moments.includes('meetingEnded'));
  const url = await grantedOrigins({ origins: calls.flatMap(({ origins }) => origins) });
  return url.length > 0 && (await browser.tabs.query({ audible: true, url })).length > 0;
}

async function sharesScreen(): Promise<boolean> {
  try {
    return (await browser.tabs.query({ screen: true } as object)).length > 0;
  } catch {
    // Others refuse a question that they do not know.
    return false;
  }
}
