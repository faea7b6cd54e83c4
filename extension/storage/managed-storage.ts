import { browser } from 'wxt/browser';

/** What an organisation has set for this extension, as it came. Undefined where there is nothing, or no such store. */
export async function readManaged(): Promise<unknown> {
  try {
    // Safari has no managed storage, and Firefox refuses to read it where nothing was set.
    return await browser.storage.managed?.get();
  } catch {
    return undefined;
  }
}

/** Calls `changed` whenever the organisation changes something. Returns the way to stop. */
export function watchManaged(changed: () => void): () => void {
  const listener = (_changes: unknown, area: string) => {
    if (area === 'managed') changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
