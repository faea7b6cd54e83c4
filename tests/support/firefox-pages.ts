import puppeteer, { type Browser, type ElementHandle, type Frame, type Page } from 'puppeteer-core';
import { vi } from 'vitest';

export type FirefoxPlace = Page | Frame;

/**
 * A command to a frame that goes away meanwhile may stay without an answer; others take three seconds at most on a busy
 * machine, and the start of a browser seven. Then it counts as failed, so that whoever looks for something looks again.
 */
const protocolTimeout = 15_000;
const soon = { timeout: 40_000, interval: 100 };

/** Firefox with a profile of its own. `cookies` as its preference: 0 allows all, 5 keeps sites apart, 1 refuses other sites everything. */
export function launchFirefox(cookies: 0 | 1 | 5): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    protocolTimeout,
    defaultViewport: { width: 1100, height: 900 },
    extraPrefsFirefox: {
      'network.cookie.cookieBehavior': cookies,
      'app.update.enabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
}

/** The first or last visible element of a kind that begins with these words, through the open roots of components. */
export function findIn(
  place: () => FirefoxPlace | undefined,
  kind: string,
  words: string,
  which: 'first' | 'last' = 'first',
): Promise<ElementHandle> {
  return vi.waitFor(async () => {
    const handle = await place()?.evaluateHandle(
      (selector, text, wanted) => {
        const seen: Element[] = [];
        const look = (root: ParentNode): void => {
          for (const element of root.querySelectorAll('*')) {
            const isIt = element.matches(selector) && element.textContent.trim().startsWith(text);
            if (isIt && element.checkVisibility()) seen.push(element);
            if (element.shadowRoot) look(element.shadowRoot);
          }
        };
        look(document);
        return seen.at(wanted === 'first' ? 0 : -1) ?? null;
      },
      kind,
      words,
      which,
    );
    const element = handle?.asElement();
    if (!element) throw new Error(`no ${kind} with “${words}”`);
    return element as ElementHandle;
  }, soon);
}

/** Presses it, once it is there. */
export async function pressIn(...where: Parameters<typeof findIn>): Promise<void> {
  await (await findIn(...where)).click();
}

/** The page or frame at an address, once it is there. */
export function openedAt<T extends FirefoxPlace>(all: () => T[] | Promise<T[]>, address: string): Promise<T> {
  return vi.waitFor(async () => {
    const found = (await all()).find((one) => one.url().startsWith(address));
    if (!found) throw new Error(`nothing at ${address}`);
    return found;
  }, soon);
}
