import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type * as z from 'zod/mini';
import { planSchema, type Plan } from '#shared/schemas/plan.ts';
import { noteSchema, type Note } from './note.ts';

interface JournalSchema extends DBSchema {
  notes: { key: string; value: unknown };
  plans: { key: string; value: unknown };
}

const name = 'tend-journal';

/** Notes and plans lie in IndexedDB: they may grow, and nothing syncs them. Every tab and the background share it. */
const open = (): Promise<IDBPDatabase<JournalSchema>> =>
  openDB<JournalSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('notes', { keyPath: 'id' });
      database.createObjectStore('plans', { keyPath: 'id' });
    },
    // Deleting everything must not wait for a page that was left open.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  });

export interface Journal {
  /** Newest first. */
  notes: Note[];
  plans: Plan[];
  /** Entries that are there and cannot be read. They are left alone. */
  unreadable: number;
}

export async function readJournal(): Promise<Journal> {
  const database = await open();
  try {
    const notes = readable(noteSchema, await database.getAll('notes'));
    const plans = readable(planSchema, await database.getAll('plans'));
    return {
      notes: notes.entries.toSorted((a, b) => b.writtenAt - a.writtenAt),
      plans: plans.entries.toSorted((a, b) => b.createdAt - a.createdAt),
      unreadable: notes.unreadable + plans.unreadable,
    };
  } finally {
    database.close();
  }
}

function readable<T>(schema: z.ZodMiniType<T>, stored: unknown[]): { entries: T[]; unreadable: number } {
  const entries = stored.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
  return { entries, unreadable: stored.length - entries.length };
}

/** Adds an entry or replaces the one with its id. Only the background writes. */
export async function keepEntry(store: 'notes' | 'plans', entry: Note | Plan): Promise<void> {
  const database = await open();
  try {
    await database.put(store, entry);
  } finally {
    database.close();
  }
  announce();
}

export async function dropEntry(store: 'notes' | 'plans', id: string): Promise<void> {
  const database = await open();
  try {
    await database.delete(store, id);
  } finally {
    database.close();
  }
  announce();
}

export async function deleteJournal(): Promise<void> {
  await deleteDB(name);
  announce();
}

/** IndexedDB tells nobody of a change, so the pages that are open listen here. */
function announce(): void {
  const channel = new BroadcastChannel(name);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin by nature
  channel.postMessage(null);
  channel.close();
}

export function watchJournal(changed: () => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', changed);
  return () => channel.close();
}
