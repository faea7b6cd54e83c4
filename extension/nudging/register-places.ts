import { browser } from 'wxt/browser';
import type { Place } from '#shared/schemas/place.ts';
import { places } from '../places/places.ts';
import { grantedOrigins } from './granted-origins.ts';

// WXT's types list the scripts by the names of their entrypoints; the build gives these folders of their own.
const bootScript = (place: Place) => `/places/${place.id}/boot.js` as '/card.js';
const scriptId = (place: Place) => `boot-${place.id}`;

/**
 * Makes the registered scripts agree with the permissions that are granted now. It may run at any time and as often
 * as it likes; browsers drop such registrations when an extension is updated, and a person may take a permission
 * back on a page of the browser. Call it within `oneAtATime`: two at once would register the same id.
 */
export async function registerPlaces(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  for (const place of places) {
    const id = scriptId(place);
    const matches = await grantedOrigins(place);
    const before = registered.find((script) => script.id === id);
    if (matches.length === 0) {
      if (before) await browser.scripting.unregisterContentScripts({ ids: [id] });
    } else if (!before) {
      await browser.scripting.registerContentScripts([
        { id, matches, js: [bootScript(place)], runAt: 'document_idle', persistAcrossSessions: true },
      ]);
      void bootOpenTabs(place, matches);
    } else if (before.matches?.toSorted().join() !== matches.toSorted().join()) {
      await browser.scripting.updateContentScripts([{ id, matches, js: [bootScript(place)] }]);
      void bootOpenTabs(place, matches);
    }
  }
}

/** A site that was open when it was allowed need not be loaded again. Nobody waits for it: a tab may hang. */
async function bootOpenTabs(place: Place, matches: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: matches });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    browser.scripting.executeScript({ target: { tabId: id }, files: [bootScript(place)] }).catch(() => {});
  }
}
