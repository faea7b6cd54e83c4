import { browser } from 'wxt/browser';
import { handOverElementId, handOverPath, maxHandOverLength } from '#shared/schemas/hand-over-place.ts';

/** What the page in front holds out, as it is: any page may, so it is somebody's text until it is parsed. */
export interface HeldOut {
  origin: string;
  text: string;
}

/**
 * Looks whether the page in front is one that holds a plan. Only for the popup that somebody opened, which is what gives
 * the permission to look (`activeTab`): one element of a page at one path, and nothing else. Null when there is none.
 */
export async function findHandOver(): Promise<HeldOut | null> {
  try {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined || !isHandOverAddress(tab.url)) return null;
    const [injected] = await browser.scripting.executeScript({
      target: { tabId: tab.id },
      func: readElement,
      args: [handOverPath, handOverElementId, maxHandOverLength],
    });
    return injected?.result ?? null;
  } catch {
    // A page of the browser's own, or one that went away.
    return null;
  }
}

/** The tool's own window: its path to the letter, on https or on this very device. */
export function isHandOverAddress(address: string | undefined): boolean {
  if (address === undefined || !URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(address);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const isOwnPath = pathname === handOverPath && search === '' && hash === '' && username === '';
  return isOwnPath && (protocol === 'https:' || (protocol === 'http:' && isHere));
}

/**
 * Runs in the page's isolated world, so it can use nothing from this file. The page may have gone on since it was looked
 * at, and may have elements that stand in for the document's own functions.
 */
function readElement(path: string, id: string, longest: number): HeldOut | null {
  if (location.pathname !== path || location.search !== '' || location.hash !== '') return null;
  const element: unknown = Document.prototype.getElementById.call(document, id);
  if (!(element instanceof HTMLScriptElement) || element.type !== 'application/json') return null;
  return { origin: location.origin, text: (element.textContent ?? '').slice(0, longest + 1) };
}
