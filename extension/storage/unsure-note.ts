import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { identifierSchema } from '#shared/schemas/identifier.ts';

/**
 * A nudge that is written down as shown while its card is still on the way. When the worker dies meanwhile, the next
 * one finds this note. Kept for the session: after a start of the browser there is no such page to ask.
 */
const unsureSchema = z.strictObject({
  nudgeId: identifierSchema,
  /** Milliseconds since 1970. */
  shownAt: z.int(),
  tabId: z.int(),
  /** While it is false, there was nothing to see. */
  isOnItsWay: z.boolean(),
});
export type Unsure = z.infer<typeof unsureSchema>;

const key = 'unsureShowing';

export async function readUnsure(): Promise<Unsure | null> {
  const parsed = unsureSchema.safeParse((await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.data : null;
}

export async function writeUnsure(unsure: Unsure): Promise<void> {
  await browser.storage.session.set({ [key]: unsure });
}

export async function dropUnsure(): Promise<void> {
  await browser.storage.session.remove(key);
}
