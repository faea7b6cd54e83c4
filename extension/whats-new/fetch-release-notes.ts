import { browser } from 'wxt/browser';
import { type ReleaseNote, releaseNotesSchema } from './release-note.ts';

/** This build's own notes, from the extension's own files. Rejects when they do not parse. */
export async function fetchReleaseNotes(): Promise<ReleaseNote[]> {
  const response = await fetch(browser.runtime.getURL('/whats-new.json'));
  return releaseNotesSchema.parse(await response.json());
}
