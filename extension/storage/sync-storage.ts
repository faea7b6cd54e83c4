import { browser } from 'wxt/browser';

/** All that this extension keeps in the account that the browser is signed in with. */
export async function readSyncStorage(): Promise<Record<string, unknown>> {
  return browser.storage.sync.get();
}

/** One write, however many items: browsers allow 120 a minute and 1,800 an hour. Throws when there is no room. */
export async function writeSyncStorage(items: Record<string, unknown>): Promise<void> {
  await browser.storage.sync.set(items);
}

export async function dropFromSyncStorage(keys: string[]): Promise<void> {
  await browser.storage.sync.remove(keys);
}

/** Calls `changed` whenever something arrives from another browser, or was written here. Returns the way to stop. */
export function watchSyncStorage(changed: () => void): () => void {
  const listener = () => changed();
  browser.storage.sync.onChanged.addListener(listener);
  return () => browser.storage.sync.onChanged.removeListener(listener);
}
