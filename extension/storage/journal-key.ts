import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { fromBase64, toBase64 } from '../sealing/base64.ts';
import { usableKey } from '../sealing/data-key.ts';

/*
 * The key of an unlocked journal lies in the session's storage: in memory, for pages of ours alone, gone with the
 * browser. A worker lives for seconds only and cannot hold it; docs/decisions/0012 says why nothing else can.
 */
const unlockedSchema = z.strictObject({
  key: z.string(),
  /** When the journal was last used, in milliseconds since 1970. */
  usedAt: z.int(),
  /** It locks itself after as many minutes; null: with the browser. */
  lockAfter: z.nullable(z.int()),
  /** Not every word lies as it should yet: a worker that starts goes on with it. */
  isConverting: z.boolean(),
});
export type Unlocked = z.infer<typeof unlockedSchema>;

const item = 'journalKey';

export async function readUnlocked(): Promise<Unlocked | null> {
  const parsed = unlockedSchema.safeParse((await browser.storage.session.get(item))[item]);
  return parsed.success ? parsed.data : null;
}

/** Null while the journal is locked. */
export async function readJournalKey(): Promise<CryptoKey | null> {
  const bytes = fromBase64((await readUnlocked())?.key ?? '');
  return bytes && bytes.length > 0 ? usableKey(bytes) : null;
}

/** Only the background writes. */
export async function writeUnlocked(unlocked: Unlocked): Promise<void> {
  await browser.storage.session.set({ [item]: unlocked });
}

/** The same for a key that was just opened. */
export function unlockWith(
  key: Uint8Array,
  { lockAfter, now }: { lockAfter: number | null; now: number },
): Promise<void> {
  return writeUnlocked({ key: toBase64(key), usedAt: now, lockAfter, isConverting: true });
}

export async function forgetJournalKey(): Promise<void> {
  await browser.storage.session.remove(item);
}

/** Calls `changed` when the journal is locked or unlocked. Returns the way to stop. */
export function watchJournalKey(changed: () => void): () => void {
  const listener = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>) => {
    const change = changes[item];
    if (change && (change.oldValue === undefined) !== (change.newValue === undefined)) changed();
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
