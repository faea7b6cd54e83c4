import { emptyDraft } from './draft.ts';
import { draftItem } from './draft-item.ts';
import { keepEntry, openStored } from './journal.ts';
import { keepDraft } from './keep-draft.ts';
import { loadItem } from './load-item.ts';
import type { Note } from './note.ts';
import { withJournal } from './open-journal.ts';
import { parseStored } from './word-entries.ts';

/**
 * Keeps a new note and empties the draft; `now` in milliseconds since 1970. The draft carries the id of the note until
 * something else is begun: whoever was not told that it is kept, since the worker was stopped on the way, and presses
 * again makes no second one. Throws `Refused` while words are locked. Call within `oneAtATime`.
 */
export async function keepNote({ text, nudgeId }: Pick<Note, 'text' | 'nudgeId'>, now: number): Promise<void> {
  const { noteId } = await loadItem(draftItem, now);
  if (noteId !== undefined && (await isKept(noteId, text))) return keepDraft({ ...emptyDraft, noteId }, now);
  const id = crypto.randomUUID();
  await keepDraft({ version: 1, text, nudgeId, draftedAt: now, noteId: id }, now);
  await keepEntry('notes', { id, text, nudgeId, writtenAt: now });
  await keepDraft({ ...emptyDraft, noteId: id }, now);
}

async function isKept(id: string, text: string): Promise<boolean> {
  const stored = parseStored('notes', await withJournal((database) => database.get('notes', id)));
  return stored !== null && (await openStored('notes', stored)).text === text;
}
