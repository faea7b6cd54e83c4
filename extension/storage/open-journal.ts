import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { journalName } from './journal-name.ts';
import { Refused } from './refused.ts';

interface JournalSchema extends DBSchema {
  notes: { key: string; value: unknown };
  plans: { key: string; value: unknown };
  challenges: { key: string; value: unknown };
  shown: { key: [number, string]; value: unknown; indexes: { byNudge: [string, number] } };
  /** What opens the words of the others, where their owner chose a passphrase: one entry at most. */
  seal: { key: string; value: unknown };
  /** A name that the database was given when it was made: another one says that the browser has made it anew. */
  birth: { key: string; value: string };
}
export type JournalDatabase = IDBPDatabase<JournalSchema>;

/** What its owner wrote and was shown lies in IndexedDB: it may grow, and nothing syncs it. Every tab shares it. */
const open = (yielding: () => void): Promise<JournalDatabase> =>
  openDB<JournalSchema>(journalName, 4, {
    upgrade(database, before, _to, transaction) {
      if (before < 1) {
        database.createObjectStore('notes', { keyPath: 'id' });
        database.createObjectStore('plans', { keyPath: 'id' });
      }
      if (before < 2) {
        const shown = database.createObjectStore('shown', { keyPath: ['shownAt', 'nudgeId'] });
        shown.createIndex('byNudge', ['nudgeId', 'shownAt']);
      }
      if (before < 3) {
        database.createObjectStore('challenges', { keyPath: 'id' });
        database.createObjectStore('seal', { keyPath: 'id' });
      }
      database.createObjectStore('birth');
      void transaction.objectStore('birth').put(crypto.randomUUID(), birthKey);
    },
    // Deleting everything must not wait for a page that was left open.
    blocking(_from, _to, event) {
      yielding();
      (event.target as IDBDatabase).close();
    },
  });

/** Under which `birth` lies in its store. */
export const birthKey = 'id';

/**
 * Opens the database for one piece of work and closes it again. Work during which all was deleted begins anew, with
 * what is there then. Throws `Refused` where the browser cannot open or read it; a full store stays what it is.
 */
export async function withJournal<T>(work: (database: JournalDatabase) => Promise<T>): Promise<T> {
  let database: JournalDatabase | undefined;
  let hasYielded = false;
  try {
    database = await open(() => (hasYielded = true));
    return await work(database);
  } catch (error) {
    if (hasYielded) return withJournal(work);
    throw asRefusal(error);
  } finally {
    database?.close();
  }
}

/** By the names that browsers give what went wrong (Indexed Database API 3.0, section 3). */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'VersionError') return new Refused('journalNewer', error);
  const isBroken = ['UnknownError', 'InvalidStateError', 'NotFoundError', 'NotReadableError', 'DataError'];
  return isBroken.includes(error.name) ? new Refused('journalShut', error) : error;
}

/** The same, and then tells the pages that are open. Only the background writes. */
export async function changeJournal(work: (database: JournalDatabase) => Promise<unknown>): Promise<void> {
  await withJournal(work);
  announce();
}

/** A page that holds the journal open, and does not let go of it when asked, is not waited for longer than this. */
const heldMs = 5000;

/**
 * Deletes all that lies in the journal. Throws `Refused` where the browser can neither empty nor remove it. It is
 * emptied if it can be: nobody could open it while a removal waits for a page that holds it.
 */
export async function deleteJournal(): Promise<void> {
  try {
    await withJournal(empty);
  } catch (cause) {
    console.error('Tend could not empty the journal:', cause);
    await remove().catch((error: unknown) => {
      throw new Refused('journalStays', error);
    });
  }
  announce();
}

async function empty(database: JournalDatabase): Promise<void> {
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  for (const store of transaction.objectStoreNames) void transaction.objectStore(store).clear();
  void transaction.objectStore('birth').put(crypto.randomUUID(), birthKey);
  await transaction.done;
}

function remove(): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopWaiting = () => reject(new Error('A page holds the journal.'));
    deleteDB(journalName, { blocked: () => setTimeout(stopWaiting, heldMs) }).then(resolve, reject);
  });
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
