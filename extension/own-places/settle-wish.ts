import { browser } from 'wxt/browser';
import { originOf } from '../calendar/origin-of.ts';
import { places } from '../places/places.ts';
import { calendarItem } from '../storage/items.ts';
import { loadItem } from '../storage/load-item.ts';
import { writeItem } from '../storage/stored-item.ts';
import { dropWish, readWish, type Wished } from '../storage/wish.ts';
import { keepOwnPlace, returnOrigins } from './own-places.ts';

/**
 * Does what the browser was asked for, if it was allowed. Otherwise the wish waits for the answer, or goes when the
 * answer is known (`isAnswered`). Within `oneAtATime`.
 */
export async function settleWish(now: number, { isAnswered }: { isAnswered: boolean }): Promise<void> {
  const wished = await readWish(now);
  if (wished === null) return;
  const origins = wishedOrigins(wished);
  const isAllowed = await browser.permissions.contains({ origins });
  if (!isAllowed && !isAnswered) return;
  await dropWish();
  if (!isAllowed) return;
  if (wished.kind === 'known') return claimFromCalendar(origins, now);
  try {
    await keepOwnPlace(wished.origin, wished.moment, now);
  } catch (error) {
    // Nobody knows of the place then, so nothing may stay allowed for it.
    await returnOrigins(origins, now);
    throw error;
  }
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
