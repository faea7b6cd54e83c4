import { browser } from 'wxt/browser';
import type { Place } from '#shared/schemas/place.ts';
import { originOf } from '../calendar/origin-of.ts';
import { calendarItem } from '../storage/items.ts';
import { readItem } from '../storage/stored-item.ts';

/**
 * The origins of a place, or of several, that may be read for prompts now. People can grant and withdraw them one by one. One that was
 * granted for reading the calendar alone does not count: nobody chose that place.
 */
export async function grantedOrigins({ origins }: Pick<Place, 'origins'>): Promise<string[]> {
  const [lent, ...granted] = await Promise.all([
    lentOrigin(),
    ...origins.map((origin) => browser.permissions.contains({ origins: [origin] })),
  ]);
  return origins.filter((origin, index) => granted[index] && origin !== lent);
}

/** What the browser allows for the calendar's feed and nothing else. */
async function lentOrigin(): Promise<string | null> {
  const { address, isBorrowed } = (await readItem(calendarItem)).value;
  return address !== null && isBorrowed ? originOf(address) : null;
}
