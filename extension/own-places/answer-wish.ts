import { browser } from 'wxt/browser';
import { registerPlaces } from '../nudging/register-places.ts';
import { writeLookedAt } from '../storage/looked-at.ts';
import { settleWish } from './settle-wish.ts';

/**
 * The browser allowed something: does what it was asked for, and opens the popup again where its question had closed
 * it, to say so. Within `oneAtATime`.
 */
export async function answerWish(now: number): Promise<void> {
  const wish = await settleWish(now, { isAnswered: false });
  await registerPlaces();
  if (wish?.inPopup !== true || wish.wished.kind !== 'own') return;
  await writeLookedAt({ kind: 'site', origin: wish.wished.origin });
  try {
    await browser.action.openPopup();
  } catch {
    // Not every browser opens it unasked. It is said when the person opens it.
  }
}
