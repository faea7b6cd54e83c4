import { browser } from 'wxt/browser';
import { type Site, siteSchema } from '../own-places/site-of.ts';

const key = 'lookedAt';

/** The site for which the page "Prompt me on this site" was opened. An address would lie in the browser's history. */
export async function readLookedAt(): Promise<Site | null> {
  const parsed = siteSchema.safeParse((await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.data : null;
}

export async function writeLookedAt(site: Site): Promise<void> {
  await browser.storage.session.set({ [key]: site });
}

export async function dropLookedAt(): Promise<void> {
  await browser.storage.session.remove(key);
}

export function watchLookedAt(changed: () => void): () => void {
  const listen = (changes: object): void => {
    if (key in changes) changed();
  };
  browser.storage.session.onChanged.addListener(listen);
  return () => browser.storage.session.onChanged.removeListener(listen);
}
