import { unreadableItem } from './items.ts';
import { readItem, writeItem, type StoredItem } from './stored-item.ts';
import { nothingUnreadable } from './unreadable.ts';

/** More copies than this would fill the store that they came from. */
const maxCopies = 20;

/** Replaces an item whole. What was there and cannot be read is copied aside first, as by `loadItem`. */
export async function replaceItem<T>(item: StoredItem<T>, value: T, now: number): Promise<void> {
  await loadItem(item, now);
  await writeItem(item, value);
}

/**
 * Reads an item in the background. A value that cannot be read is copied aside first and only then replaced, by what
 * `recall` gives or by the fallback; when there is no room for the copy, the value stays where it is. `now` in
 * milliseconds since 1970.
 */
export async function loadItem<T>(
  item: StoredItem<T>,
  now: number,
  recall = async (): Promise<T> => item.fallback,
): Promise<T> {
  const reading = await readItem(item);
  if (reading.state !== 'unreadable') return reading.value;
  const recalled = await recall();
  try {
    const aside = await readItem(unreadableItem);
    const copies =
      aside.state === 'unreadable' ? [{ key: unreadableItem.key, raw: aside.raw, foundAt: now }] : aside.value.copies;
    const copy = { key: item.key, raw: reading.raw, foundAt: now };
    await writeItem(unreadableItem, { ...nothingUnreadable, copies: [...copies, copy].slice(-maxCopies) });
    await writeItem(item, recalled);
  } catch {
    // The store is full. The next read finds the same value and tries again.
  }
  return recalled;
}
