import { browser } from 'wxt/browser';
import { originOf } from '../calendar/origin-of.ts';
import { placeOf } from '../places/places.ts';
import { calendarItem, ownPlacesItem } from '../storage/items.ts';
import { loadItem, replaceItem } from '../storage/load-item.ts';
import { maxOwnPlaces, type OwnMoment, type OwnPlace } from '../storage/own-place.ts';
import { readItem, writeItem } from '../storage/stored-item.ts';

/** Adds a place, or changes what it is for. Within `oneAtATime`; throws a RangeError when the list is full. */
export async function keepOwnPlace(origin: string, moment: OwnMoment, now: number): Promise<void> {
  const { places } = await loadItem(ownPlacesItem, now);
  const isHere = places.some((place) => place.origin === origin);
  if (!isHere && places.length >= maxOwnPlaces) throw new RangeError(`the most is ${maxOwnPlaces} own places`);
  const changed = isHere
    ? places.map((place) => (place.origin === origin ? { ...place, moment } : place))
    : [...places, { origin, moment, addedAt: now }];
  await replaceItem(ownPlacesItem, { version: 1, places: changed }, now);
}

/** Takes a place away, and gives its permission back unless something else needs it. Within `oneAtATime`. */
export async function removeOwnPlace(origin: string, now: number): Promise<void> {
  const { places } = await loadItem(ownPlacesItem, now);
  const left = places.filter((place) => place.origin !== origin);
  // In this order: a worker that dies in between leaves a place to remove again, and no permission for nothing.
  await returnUnneeded([originOf(origin)], left, now);
  await writeItem(ownPlacesItem, { version: 1, places: left });
}

/** Gives the permissions of all own places back, before everything is deleted. */
export async function returnOwnOrigins(now: number): Promise<void> {
  const { places } = await loadItem(ownPlacesItem, now);
  await returnUnneeded([...new Set(places.map(({ origin }) => originOf(origin)))], [], now);
  await writeItem(ownPlacesItem, { version: 1, places: [] });
}

/**
 * Gives permissions back, but for those that an own place or the calendar goes by. What is left to the calendar alone
 * is lent to it from then on, and goes with it. Patterns as `originOf` writes them.
 */
export async function returnOrigins(patterns: readonly string[], now: number): Promise<void> {
  const { places } = await loadItem(ownPlacesItem, now);
  await returnUnneeded(patterns, places, now);
}

async function returnUnneeded(patterns: readonly string[], places: readonly OwnPlace[], now: number): Promise<void> {
  const calendar = await loadItem(calendarItem, now);
  const needed = new Set(places.map(({ origin }) => originOf(origin)));
  if (calendar.address !== null && patterns.includes(originOf(calendar.address))) {
    needed.add(originOf(calendar.address));
    await writeItem(calendarItem, { ...calendar, isBorrowed: true });
  }
  const origins = patterns.filter((pattern) => !needed.has(pattern));
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => false);
}

/** The own place that an address belongs to. A host is allowed with all its ports, but chosen with one. */
export async function ownPlaceAt(address: string): Promise<OwnPlace | null> {
  if (!URL.canParse(address)) return null;
  const { origin } = new URL(address);
  const { value } = await readItem(ownPlacesItem);
  return value.places.find((place) => place.origin === origin) ?? null;
}

/** The patterns of all own places that are allowed now. A site that Tend has come to know since has its own script. */
export async function allowedOwnOrigins(): Promise<string[]> {
  const { value } = await readItem(ownPlacesItem);
  const unknown = value.places.filter(({ origin }) => placeOf(origin) === null);
  const patterns = [...new Set(unknown.map(({ origin }) => originOf(origin)))];
  const granted = await Promise.all(patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })));
  return patterns.filter((_pattern, index) => granted[index]);
}
