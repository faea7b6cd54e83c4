import type { Place } from '#shared/schemas/place.ts';
import { grantedOrigins } from '../nudging/granted-origins.ts';
import { placeOf } from '../places/places.ts';
import { ownPlacesItem } from '../storage/items.ts';
import { maxOwnPlaces, type OwnPlace } from '../storage/own-place.ts';
import { readItem } from '../storage/stored-item.ts';
import { isOriginAllowed } from './is-origin-allowed.ts';

/** What can be done about a site: it is known, somebody added it, it is new, or there is no room for a new one. */
export type PlaceStanding =
  | { kind: 'known'; place: Place; isAllowed: boolean }
  | { kind: 'own'; place: OwnPlace; isAllowed: boolean }
  | { kind: 'new' }
  | { kind: 'full' };

/** Looks a site up, by its origin. */
export async function placeStanding(origin: string): Promise<PlaceStanding> {
  const known = placeOf(origin);
  if (known) {
    return {
      kind: 'known',
      place: known.place,
      isAllowed: (await grantedOrigins(known.place)).includes(known.pattern),
    };
  }
  const { places } = (await readItem(ownPlacesItem)).value;
  const own = places.find((place) => place.origin === origin);
  if (!own) return { kind: places.length < maxOwnPlaces ? 'new' : 'full' };
  return { kind: 'own', place: own, isAllowed: await isOriginAllowed(origin) };
}
