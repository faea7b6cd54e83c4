import { browser } from 'wxt/browser';
import { originOf } from '../calendar/origin-of.ts';
import { places } from '../places/places.ts';
import { calendarItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { dropWish, readWish, type Wish, type Wished } from '../storage/wish.ts';
import { keepOwnPlace, returnOrigins } from './own-places.ts';

/**
 * Does what the browser was asked for, if it was allowed. Otherwise the wish waits for the answer, or goes when the
 * answer is known (`isAnswered`). Returns the wish that came true. Within `oneAtATime`.
 */
export async function settleWish(now: number, { isAnswered }: { isAnswered: boolean }): Promise<Wish | null> {
  const wish = await readWish(now);
  if (wish === null) return null;
  const { wished } = wish;
  const origins = wishedOrigins(wished);
  const isAllowed = await browser.permissions.contains({ origins });
  if (!isAllowed && !isAnswered) return null;
  if (isAllowed) {
    try {
      if (wished.kind === 'known') await claimFromCalendar(origins, now);
      else await keepOwnPlace(wished.origin, wished.moment, now);
    } catch (error) {
      // Nobody knows of the place then, so nothing may stay allowed for it.
      if (wished.kind === 'own') await returnOrigins(origins, now);
      await dropWish();
      throw error;
    }
  }
  // Last: where a worker died on the way, the next one finds the wish.
  await dropWish();
  return isAllowed ? wish : null;
}

/** The patterns to ask the browser for. */
export function wishedOrigins(wished: Wished): string[] {
  if (wished.kind === 'own') return [originOf(wished.origin)];
  return places.find(({ id }) => id === wished.placeId)?.origins ?? [];
}

/** A permission that had come with the calendar now belongs to a place, too, and stays when the calendar goes. */
async function claimFromCalendar(origins: readonly string[], now: number): Promise<void> {
  const calendar = await loadItem(calendarItem, now);
  if (calendar.address === null || !origins.includes(originOf(calendar.address))) return;
  await writeItem(calendarItem, { ...calendar, isBorrowed: false });
}
