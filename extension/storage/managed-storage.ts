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

/**
 * Calls `changed` whenever the organisation changes something. Returns the way to stop. Listens to that store alone: the
 * event of all stores together would wake the background for each write to any. Safari has no such store.
 */
export function watchManaged(changed: () => void): () => void {
  const listener = () => changed();
  const { onChanged } = browser.storage.managed ?? {};
  onChanged?.addListener(listener);
  return () => onChanged?.removeListener(listener);
}
