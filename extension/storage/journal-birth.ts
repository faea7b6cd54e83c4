import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { birthKey, withJournal } from './open-journal.ts';
import { readItem, type StoredItem, writeItem } from './stored-item.ts';

const birthSchema = z.strictObject({
  version: z.literal(1),
  /** The journal that lay here when Tend last looked; null before the first look. */
  id: z.nullable(z.string().check(z.maxLength(64))),
  /** When another one was found in its place, in milliseconds since 1970, until its owner has read that. */
  lostAt: z.nullable(z.int()),
});
type Birth = z.infer<typeof birthSchema>;

/** A browser that finds its database damaged throws it away and makes an empty one, and tells nobody. */
export const birthItem: StoredItem<Birth> = {
  key: 'journalBirth',
  schema: birthSchema,
  fallback: { version: 1, id: null, lostAt: null },
};

const lookedKey = 'journalLookedAt';

/** Notices that the browser has made the journal anew, once a session. Within `oneAtATime`; `now` in ms since 1970. */
export async function mindBirth(now: number): Promise<void> {
  if ((await browser.storage.session.get(lookedKey))[lookedKey] === true) return;
  const id = await withJournal((database) => database.get('birth', birthKey));
  const { value } = await readItem(birthItem);
  if (id !== undefined && id !== value.id) {
    await writeItem(birthItem, { version: 1, id, lostAt: value.id === null ? null : now });
  }
  await browser.storage.session.set({ [lookedKey]: true });
}

/** Its owner has read that it is gone. */
export async function noteLossRead(): Promise<void> {
  const { value } = await readItem(birthItem);
  if (value.lostAt !== null) await writeItem(birthItem, { ...value, lostAt: null });
}
