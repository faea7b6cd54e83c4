import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { journalName } from './journal-name.ts';

interface JournalSchema extends DBSchema {
  notes: { key: string; value: unknown };
  plans: { key: string; value: unknown };
  challenges: { key: string; value: unknown };
  shown: { key: [number, string]; value: unknown; indexes: { byNudge: [string, number] } };
  /** What opens the words of the others, where their owner chose a passphrase: one entry at most. */
  seal: { key: string; value: unknown };
}
export type JournalDatabase = IDBPDatabase<JournalSchema>;

/** What its owner wrote and was shown lies in IndexedDB: it may grow, and nothing syncs it. Every tab shares it. */
const open = (): Promise<JournalDatabase> =>
  openDB<JournalSchema>(journalName, 3, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('notes', { keyPath: 'id' });
        database.createObjectStore('plans', { keyPath: 'id' });
      }
      if (before < 2) {
        const shown = database.createObjectStore('shown', { keyPath: ['shownAt', 'nudgeId'] });
        shown.createIndex('byNudge', ['nudgeId', 'shownAt']);
      }
      database.createObjectStore('challenges', { keyPath: 'id' });
      database.createObjectStore('seal', { keyPath: 'id' });
    },
    // Deleting everything must not wait for a page that was left open.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  });

/** Opens the database for one piece of work and closes it again. */
export async function withJournal<T>(work: (database: JournalDatabase) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** The same, and then tells the pages that are open. Only the background writes. */
export async function changeJournal(work: (database: JournalDatabase) => Promise<unknown>): Promise<void> {
  await withJournal(work);
  announce();
}

export async function deleteJournal(): Promise<void> {
  await deleteDB(journalName);
  announce();
}

/** IndexedDB tells nobody of a change, so the pages that are open listen here. */
function announce(): void {
  const channel = new BroadcastChannel(journalName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin by nature
  channel.postMessage(null);
  channel.close();
}

export function watchJournal(changed: () => void): () => void {
  const channel = new BroadcastChannel(journalName);
  channel.addEventListener('message', changed);
  return () => channel.close();
}
