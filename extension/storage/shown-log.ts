import * as z from 'zod/mini';
import { shownNudgeSchema, type Answer, type ShownNudge } from '#shared/schemas/history.ts';
import { nudgeReasonSchema } from '#shared/schemas/nudge-reason.ts';
import { changeJournal, withJournal } from './open-journal.ts';

/** A nudge that was shown, for its owner to look back, with what spoke for it. It stays on the device. */
export const loggedShowSchema = z.extend(shownNudgeSchema, { because: z.nullable(nudgeReasonSchema) });
export type LoggedShow = z.infer<typeof loggedShowSchema>;

/** Newest first, `limit` at most; what cannot be read is left out, and left alone. */
export function readShown(limit: number): Promise<LoggedShow[]> {
  return withJournal(async (database) => {
    const shown: LoggedShow[] = [];
    let cursor = await database.transaction('shown').store.openCursor(null, 'prev');
    while (cursor && shown.length < limit) {
      const parsed = loggedShowSchema.safeParse(cursor.value);
      if (parsed.success) shown.push(parsed.data);
      cursor = await cursor.continue();
    }
    return shown;
  });
}

/** Adds what was shown; one that is there already is replaced, so that it may be done twice. */
export function logShown(shown: readonly LoggedShow[]): Promise<void> {
  return changeJournal(async (database) => {
    const transaction = database.transaction('shown', 'readwrite');
    await Promise.all([...shown.map((entry) => transaction.store.put(entry)), transaction.done]);
  });
}

/** Writes an answer to the latest showing of a nudge; nothing when there is none. */
export function logAnswer(nudgeId: string, answer: Answer): Promise<void> {
  return changeJournal(async (database) => {
    const transaction = database.transaction('shown', 'readwrite');
    const ofNudge = IDBKeyRange.bound([nudgeId], [nudgeId, Infinity]);
    const cursor = await transaction.store.index('byNudge').openCursor(ofNudge, 'prev');
    if (cursor) await cursor.update({ ...(cursor.value as object), answer });
    await transaction.done;
  });
}

export function dropShown({ shownAt, nudgeId }: Pick<ShownNudge, 'shownAt' | 'nudgeId'>): Promise<void> {
  return changeJournal((database) => database.delete('shown', [shownAt, nudgeId]));
}
