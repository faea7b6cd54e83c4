import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import { ownMomentSchema, ownOriginSchema } from './own-place.ts';

/** What the browser is being asked for: an own place, or one of the places that Tend knows. */
export const wishedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own'), origin: ownOriginSchema, moment: ownMomentSchema }),
  z.strictObject({ kind: z.literal('known'), placeId: identifierSchema }),
]);
export type Wished = z.infer<typeof wishedSchema>;

const wishSchema = z.strictObject({ wished: wishedSchema, inPopup: z.boolean(), askedAt: z.int() });

/** Nobody leaves the browser's question open for longer; after that, a permission was not given for this wish. */
const wishMs = 5 * 60_000;
const key = 'wish';

export type Wish = z.infer<typeof wishSchema>;

/**
 * Writes down what the browser is about to be asked for. Its dialog closes the popup, which then cannot hear the
 * answer; the background can. Kept for the session only, with whatever host is in it.
 */
export async function writeWish(wish: Wish): Promise<void> {
  await browser.storage.session.set({ [key]: wish });
}

/** What is still being asked for; `now` in milliseconds since 1970. */
export async function readWish(now: number): Promise<Wish | null> {
  const parsed = wishSchema.safeParse((await browser.storage.session.get(key))[key]);
  if (!parsed.success) return null;
  const { askedAt } = parsed.data;
  return askedAt <= now && now - askedAt < wishMs ? parsed.data : null;
}

export async function dropWish(): Promise<void> {
  await browser.storage.session.remove(key);
}
