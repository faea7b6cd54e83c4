import { browser } from 'wxt/browser';
import type { Place } from '#shared/schemas/place.ts';
import { grantedOrigins } from '../nudging/granted-origins.ts';
import { type Mark, marks } from '../places/marks.ts';

export type PlaceCheck = 'found' | 'missing' | 'notOpen';

/** Whether any open tab of a permitted place holds what Tend looks for there. Reads attributes and the path only. */
export async function checkPlace(place: Place): Promise<PlaceCheck> {
  const origins = await grantedOrigins(place);
  const tabs = origins.length > 0 ? await browser.tabs.query({ url: origins }) : [];
  if (tabs.length === 0) return 'notOpen';
  const looks = tabs.map(({ id }) => look(id, marks[place.id] ?? []));
  return (await Promise.all(looks)).includes(true) ? 'found' : 'missing';
}

async function look(tabId: number | undefined, wanted: readonly Mark[]): Promise<boolean> {
  if (tabId === undefined) return false;
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      func: holdsMark,
      args: [[...wanted]],
    });
    return injected?.result === true;
  } catch {
    // The tab is gone, or shows an error of the browser.
    return false;
  }
}

/** Runs in the page's isolated world, so it can use nothing from this file. */
function holdsMark(wanted: Mark[]): boolean {
  const frames = [...document.querySelectorAll('iframe')].flatMap((frame) => frame.contentDocument ?? []);
  return wanted.some(
    ({ path, selectors }) =>
      new RegExp(path).test(location.pathname) &&
      [document, ...frames].some((root) => selectors.every((selector) => root.querySelector(selector))),
  );
}
