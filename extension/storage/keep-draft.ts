import * as z from 'zod/mini';
import { openWords, sealWords } from '../sealing/seal-words.ts';
import { type Draft, emptyDraft, type StoredDraft } from './draft.ts';
import { draftItem } from './draft-item.ts';
import { readJournalKey } from './journal-key.ts';
import { replaceItem } from './load-item.ts';
import { withJournal } from './open-journal.ts';
import { Refused } from './refused.ts';
import { readSeal } from './seal-record.ts';

const place = ['draft', 'draft'] as const;
const wordsSchema = z.strictObject({ text: z.string() });

/** A draft to read; an empty one while it is locked, and where this key did not seal it. */
export async function openDraft(stored: StoredDraft): Promise<Draft> {
  if (!('sealed' in stored)) return stored;
  const key = await readJournalKey();
  const words = wordsSchema.safeParse(key && (await openWords(key, place, stored.sealed)));
  if (!words.success) return emptyDraft;
  const { sealed: _sealed, ...rest } = stored;
  return { ...rest, text: words.data.text };
}

export async function sealDraft(key: CryptoKey, { text, ...rest }: Draft): Promise<StoredDraft> {
  // An empty draft holds no words, and may be replaced while the journal is locked.
  return text === '' ? { ...rest, text } : { ...rest, sealed: await sealWords(key, place, { text }) };
}

/** Only the background writes. `now` in milliseconds since 1970. Throws `Refused` while words are locked. */
export async function keepDraft(draft: Draft, now: number): Promise<void> {
  const seal = await withJournal(readSeal);
  const isOpen = seal === null || draft.text === '' || (seal !== 'unreadable' && seal.isOpening);
  if (isOpen) return replaceItem(draftItem, draft, now);
  const key = await readJournalKey();
  if (key === null) throw new Refused('locked');
  return replaceItem(draftItem, await sealDraft(key, draft), now);
}
