import { registerPlaces } from '../nudging/register-places.ts';
import { places } from '../places/places.ts';
import { dropLookedAt, writeLookedAt } from '../storage/looked-at.ts';
import { dropWish, writeWish } from '../storage/wish.ts';
import { keepOwnPlace, removeOwnPlace, returnOrigins, returnOwnOrigins } from './own-places.ts';
import type { PlaceMessage } from './place-message.ts';
import { settleWish } from './settle-wish.ts';

/** Does what a page says about places. Within `oneAtATime`; `now` in milliseconds since 1970. */
export async function changePlaces(message: PlaceMessage, now: number): Promise<void> {
  switch (message.type) {
    case 'permissionAsked':
      return writeWish({ wished: message.wished, inPopup: message.inPopup, askedAt: now });
    case 'siteLookedAt':
      return message.site === null ? dropLookedAt() : writeLookedAt(message.site);
    case 'permissionAnswered':
      await settleWish(now, { isAnswered: true });
      break;
    case 'placeWithdrawn':
      await returnOrigins(places.find(({ id }) => id === message.placeId)?.origins ?? [], now);
      break;
    case 'ownPlaceChanged':
      await keepOwnPlace(message.origin, message.moment, now);
      break;
    case 'ownPlaceRemoved':
      await removeOwnPlace(message.origin, now);
      break;
  }
  await registerPlaces();
}

/** Nothing that somebody added stays, nor what the browser allowed for it. Before all items are deleted. */
export async function forgetOwnPlaces(now: number): Promise<void> {
  await returnOwnOrigins(now);
  await Promise.all([dropWish(), dropLookedAt()]);
  await registerPlaces();
}
