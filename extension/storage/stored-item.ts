import type * as z from 'zod/mini';
import { browser } from 'wxt/browser';

/** One thing that is kept in the browser's local storage. Its schema carries its version, so an old shape is noticed. */
export interface StoredItem<T> {
  key: string;
  schema: z.ZodMiniType<T>;
  fallback: T;
  /** Turns what an earlier version wrote into what the schema reads; hands on whatever it does not know. */
  upgrade?: (raw: unknown) => unknown;
}

export type Reading<T> = { state: 'read' | 'absent'; value: T } | { state: 'unreadable'; value: T; raw: unknown };

/** Reads and checks an item. What does not parse is answered with the fallback and handed over as `raw`. */
export async function readItem<T>(item: StoredItem<T>): Promise<Reading<T>> {
  const [reading] = await readItems([item]);
  return reading;
}

/** The same for several at once, in one question to the browser: many would cost a worker that has just woken more. */
export async function readItems<T extends unknown[]>(items: [...{ [Index in keyof T]: StoredItem<T[Index]> }]) {
  const stored = await browser.storage.local.get(items.map(({ key }) => key));
  return items.map((item) => check(item, stored[item.key])) as { [Index in keyof T]: Reading<T[Index]> };
}

function check<T>(item: StoredItem<T>, raw: unknown): Reading<T> {
  if (raw === undefined) return { state: 'absent', value: item.fallback };
  const parsed = item.schema.safeParse(item.upgrade ? item.upgrade(raw) : raw);
  return parsed.success ? { state: 'read', value: parsed.data } : { state: 'unreadable', value: item.fallback, raw };
}

/** Only the background calls this: it is the one writer. Throws when the browser's storage is full. */
export async function writeItem<T>(item: StoredItem<T>, value: T): Promise<void> {
  await browser.storage.local.set({ [item.key]: value });
}

/** Writes two items that are nothing without each other, in one go. */
export async function writeTogether<A, B>([one, a]: [StoredItem<A>, A], [other, b]: [StoredItem<B>, B]): Promise<void> {
  await browser.storage.local.set({ [one.key]: a, [other.key]: b });
}

/** Calls `changed` whenever something stored changes. Returns the way to stop. */
export function watchItems(changed: () => void): () => void {
  browser.storage.local.onChanged.addListener(changed);
  return () => browser.storage.local.onChanged.removeListener(changed);
}

/** The same for one item; it is never told to stop. */
export function watchItem(item: StoredItem<unknown>, changed: () => void): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (item.key in changes) changed();
  });
}

export async function dropItem(item: StoredItem<unknown>): Promise<void> {
  await browser.storage.local.remove(item.key);
}

export async function deleteAllItems(): Promise<void> {
  await browser.storage.local.clear();
}
