import { browser } from 'wxt/browser';
import { allowedOwnOrigins } from '../own-places/own-places.ts';
import { placeScripts } from '../places/place-scripts.ts';
import { places } from '../places/places.ts';
import { grantedOrigins } from './granted-origins.ts';

interface BootScript {
  id: string;
  /** From the root of the extension. */
  files: string[];
  matches: string[];
}

/**
 * Makes the registered scripts agree with the permissions that are granted now. It may run at any time and as often
 * as it likes; browsers drop such registrations when an extension is updated, and a person may take a permission
 * back on a page of the browser. Call it within `oneAtATime`: two at once would register the same id.
 */
export async function registerPlaces(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  for (const { id, files, matches } of await wantedScripts()) {
    // WXT's types list the scripts by the names of their entrypoints; the build gives these folders of their own.
    const js = files as '/card.js'[];
    const before = registered.find((script) => script.id === id);
    if (matches.length === 0) {
      if (before) await browser.scripting.unregisterContentScripts({ ids: [id] });
    } else if (!before) {
      await browser.scripting.registerContentScripts([
        {
          ...{ id, matches, js, runAt: 'document_idle', persistAcrossSessions: true },
          // Outlook opens a mail in an empty window and fills it itself.
          matchOriginAsFallback: true,
        },
      ]);
      void bootOpenTabs(js, matches);
    } else if (before.matches?.toSorted().join() !== matches.toSorted().join()) {
      await browser.scripting.updateContentScripts([{ id, matches, js }]);
      void bootOpenTabs(js, matches);
    }
  }
}

/** Every script that Tend has, with where it may run now: nowhere, where nothing is allowed. */
async function wantedScripts(): Promise<BootScript[]> {
  const known = places.map(async (place) => ({
    id: `boot-${place.id}`,
    files: placeScripts(place),
    matches: await grantedOrigins(place),
  }));
  const own = { id: 'boot-own', files: ['/places/own/boot.js'], matches: await allowedOwnOrigins() };
  return [...(await Promise.all(known)), own];
}

/** A site that was open when it was allowed need not be loaded again. Nobody waits for it: a tab may hang. */
async function bootOpenTabs(files: '/card.js'[], matches: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: matches });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    browser.scripting.executeScript({ target: { tabId: id }, files }).catch(() => {});
  }
}
