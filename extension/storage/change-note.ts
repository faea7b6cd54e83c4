import { noteSchema } from './note.ts';
import { changeJournal } from './open-journal.ts';

/**
 * Puts a note into other words; `now` in milliseconds since 1970. Throws when the note is gone, deleted on another page
 * perhaps: what was deleted does not come back, and the page that still shows it says that nothing was kept.
 */
export function changeNote(id: string, text: string, now: number): Promise<void> {
  return changeJournal(async (database) => {
    const transaction = database.transaction('notes', 'readwrite');
    const parsed = noteSchema.safeParse(await transaction.store.get(id));
    if (!parsed.success) throw new Error('no such note');
    await transaction.store.put({ ...parsed.data, text, changedAt: now });
    await transaction.done;
  });
}
