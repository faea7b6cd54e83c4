import { emptyDraft } from './draft.ts';
import { draftItem } from './draft-item.ts';
import { forgetJournalKey, readJournalKey, readUnlocked, writeUnlocked } from './journal-key.ts';
import { openDraft, sealDraft } from './keep-draft.ts';
import { changeJournal, withJournal } from './open-journal.ts';
import { readSeal } from './seal-record.ts';
import { forgetOpened, openEntry, sealEntry } from './sealed-entry.ts';
import { readItem, writeItem } from './stored-item.ts';
import { parseStored, type WordStore, wordStores } from './word-entries.ts';

/** A worker may be stopped after each of them, and goes on from there. */
const batch = 100;

/**
 * Brings every entry into the form that its owner chose, sealed or open, and the draft as well. Until that is done both
 * forms lie beside each other, and both are read. It needs the key of an unlocked journal, and does nothing without;
 * a worker that was stopped on the way goes on with it. Call within `oneAtATime`.
 */
export async function convertJournal(): Promise<void> {
  const unlocked = await readUnlocked();
  const key = await readJournalKey();
  if (!unlocked || !key) return;
  const seal = await withJournal(readSeal);
  if (seal === 'unreadable') return;
  if (seal === null) return forgetJournalKey();

  for (const store of wordStores) await convertStore(store, key, seal.isOpening);
  await convertDraft(key, seal.isOpening);
  if (seal.isOpening) {
    await changeJournal((database) => database.delete('seal', 'journal'));
    forgetOpened();
    return forgetJournalKey();
  }
  await writeUnlocked({ ...unlocked, isConverting: false });
  await changeJournal(async () => {});
}

async function convertStore(store: WordStore, key: CryptoKey, isOpening: boolean): Promise<void> {
  const stored = (await withJournal((database) => database.getAll(store))).flatMap((value) => {
    const entry = parseStored(store, value);
    return entry && 'sealed' in entry === isOpening ? [entry] : [];
  });
  for (let start = 0; start < stored.length; start += batch) {
    const converted = await Promise.all(
      stored
        .slice(start, start + batch)
        .map((entry) => ('sealed' in entry ? openEntry(key, store, entry) : sealEntry(key, store, entry))),
    );
    await withJournal(async (database) => {
      const transaction = database.transaction(store, 'readwrite');
      // What this key did not seal cannot be opened, and stays as it is.
      for (const entry of converted) if (entry) void transaction.store.put(entry);
      await transaction.done;
    });
  }
}

async function convertDraft(key: CryptoKey, isOpening: boolean): Promise<void> {
  const { value, state } = await readItem(draftItem);
  if (state !== 'read' || 'sealed' in value !== isOpening) return;
  if (!('sealed' in value)) return writeItem(draftItem, await sealDraft(key, value));
  const draft = await openDraft(value);
  if (draft !== emptyDraft) await writeItem(draftItem, draft);
}
