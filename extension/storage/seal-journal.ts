import { newDataKey, unwrapDataKey, wrapDataKey } from '../sealing/data-key.ts';
import { convertJournal } from './convert-journal.ts';
import { draftItem } from './draft-item.ts';
import { wordless } from './forget-old.ts';
import { unreadableItem } from './items.ts';
import { forgetJournalKey, readUnlocked, unlockWith, writeUnlocked } from './journal-key.ts';
import { changeJournal, withJournal } from './open-journal.ts';
import { Refused } from './refused.ts';
import { readSeal, type Seal } from './seal-record.ts';
import { forgetOpened } from './sealed-entry.ts';
import { dropItem, readItem } from './stored-item.ts';
import { parseStored, wordStores } from './word-entries.ts';

/*
 * A passphrase for the journal. Only the background calls these, within `oneAtATime`; `now` in milliseconds since 1970.
 * Those that take a passphrase throw `Refused` when it is another one, and then nothing has changed.
 */

const hourOfUse = 60;

/** Seals every word that its owner wrote or will write. Throws `Refused` where there is a passphrase already. */
export async function choosePassphrase(passphrase: string, now: number): Promise<void> {
  if ((await withJournal(readSeal)) !== null) throw new Refused('hasPassphrase');
  // A copy that was put aside may hold words, and nobody can tell which.
  const aside = await readItem(unreadableItem);
  if (aside.state === 'unreadable' || aside.value.copies.length > 0) throw new Refused('noticeOpen');
  const dataKey = newDataKey();
  const wrapped = await wrapDataKey(dataKey, passphrase);
  // First, so that a worker that is stopped right after the seal was written can go on.
  await unlockWith(dataKey, { lockAfter: hourOfUse, now });
  await writeSeal({ id: 'journal', version: 1, ...wrapped, lockAfter: hourOfUse, isOpening: false });
  await convertJournal();
}

export async function unlockJournal(passphrase: string, now: number): Promise<void> {
  const { seal, dataKey } = await open(passphrase);
  await unlockWith(dataKey, { lockAfter: seal.lockAfter, now });
  await convertJournal();
}

export async function lockJournal(): Promise<void> {
  await forgetJournalKey();
  forgetOpened();
}

/** The words stay as they are: only their key is sealed anew. */
export async function changePassphrase(passphrase: string, next: string): Promise<void> {
  const { seal, dataKey } = await open(passphrase);
  await writeSeal({ ...seal, ...(await wrapDataKey(dataKey, next)) });
}

/** Gives the passphrase up: all words can be read again by whoever opens this browser. */
export async function openForGood(passphrase: string, now: number): Promise<void> {
  const { seal, dataKey } = await open(passphrase);
  await unlockWith(dataKey, { lockAfter: null, now });
  await writeSeal({ ...seal, isOpening: true });
  await convertJournal();
}

/** Deletes what nobody can open any more, and the passphrase with it; the way of a challenge that is on goes on. */
export async function forgetSealed(): Promise<void> {
  // First: without its seal in the journal, nothing would say any more that nobody can open it.
  const draft = await readItem(draftItem);
  if (draft.state === 'read' && 'sealed' in draft.value) await dropItem(draftItem);
  await changeJournal(async (database) => {
    const transaction = database.transaction(['notes', 'plans', 'challenges', 'seal'], 'readwrite');
    for (const store of wordStores) {
      for (const stored of await transaction.objectStore(store).getAll()) {
        const entry = parseStored(store, stored);
        if (entry === null || !('sealed' in entry)) continue;
        const left = 'way' in entry ? wordless(entry) : null;
        await (left ? transaction.objectStore(store).put(left) : transaction.objectStore(store).delete(entry.id));
      }
    }
    await transaction.objectStore('seal').delete('journal');
    await transaction.done;
  });
  await lockJournal();
}

export async function chooseLockAfter(lockAfter: Seal['lockAfter'], now: number): Promise<void> {
  const seal = await withJournal(readSeal);
  if (seal === null || seal === 'unreadable') return;
  await writeSeal({ ...seal, lockAfter });
  const unlocked = await readUnlocked();
  if (unlocked) await writeUnlocked({ ...unlocked, usedAt: now, lockAfter });
}

async function open(passphrase: string): Promise<{ seal: Seal; dataKey: Uint8Array<ArrayBuffer> }> {
  const seal = await withJournal(readSeal);
  const dataKey = seal === null || seal === 'unreadable' ? null : await unwrapDataKey(seal, passphrase);
  if (seal === null || seal === 'unreadable' || dataKey === null) throw new Refused('wrongPassphrase');
  return { seal, dataKey };
}

function writeSeal(seal: Seal): Promise<void> {
  return changeJournal((database) => database.put('seal', seal));
}
