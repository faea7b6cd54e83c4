import { browser } from 'wxt/browser';
import { loadItem } from '../storage/load-item.ts';
import { newsItem } from '../storage/news.ts';
import { writeItem } from '../storage/stored-item.ts';
import { fetchReleaseNotes } from './fetch-release-notes.ts';
import { notesBetween } from './notes-between.ts';

/**
 * Remembers after an update, in the background, that there is something to read. What an earlier update brought and
 * nobody looked at waits with it. `now` in milliseconds since 1970.
 */
export async function noteUpdate(previousVersion: string, now: number): Promise<void> {
  const upTo = browser.runtime.getManifest().version;
  const { waiting } = await loadItem(newsItem, now);
  const after = waiting?.after ?? previousVersion;
  const [newest] = notesBetween(await fetchReleaseNotes(), { after, upTo });
  if (newest) await writeItem(newsItem, { version: 1, waiting: { after, newest: newest.version } });
}
