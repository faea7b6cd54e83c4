import { keepEntry } from './journal.ts';
import { withJournal } from './open-journal.ts';
import { parseStored } from './word-entries.ts';

/**
 * Puts a note into other words; `now` in milliseconds since 1970. Throws when the note is gone, deleted on another page
 * perhaps: what was deleted does not come back, and the page that still shows it says that nothing was kept. Throws
 * `Refused` while words are locked. Call within `oneAtATime`.
 */
export async function changeNote(id: string, text: string, now: number): Promise<void> {
  const stored = parseStored('notes', await withJournal((database) => database.get('notes', id)));
  if (stored === null) throw new Error('no such note');
  const { nudgeId, writtenAt } = stored;
  await keepEntry('notes', { id, text, nudgeId, writtenAt, changedAt: now });
}
