import { browser } from 'wxt/browser';

/** This build's own prompts, unchecked, read from the extension's own files. */
export async function fetchShippedNudges(): Promise<unknown> {
  // WXT's types know the files of public/ only; this one is copied in by a hook of wxt.config.ts.
  const response = await fetch(browser.runtime.getURL('/content/nudges.json' as '/'));
  return response.json();
}
