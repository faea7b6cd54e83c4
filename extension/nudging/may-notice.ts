import { browser } from 'wxt/browser';
import type { Moment } from '#shared/schemas/moment.ts';
import { originOf } from '../calendar/origin-of.ts';
import { signOf } from '../own-places/own-signals.ts';
import { ownPlaceAt } from '../own-places/own-places.ts';
import { placeOf } from '../places/places.ts';
import { placeRule } from '../policy/place-rules.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { readManaged } from '../storage/managed-storage.ts';
import { grantedOrigins } from './granted-origins.ts';

/**
 * The moment that counts when a page tells of one: the same, where its address belongs to a place that knows such
 * moments, and what the owner chose, on an own place. Null where the place is unknown, or not allowed now.
 */
export async function mayNotice(told: Moment, address: string): Promise<Moment | null> {
  const known = placeOf(address);
  if (known) {
    if (!known.place.moments.includes(told)) return null;
    const [managed, granted] = await Promise.all([readManaged(), grantedOrigins(known.place)]);
    return placeRule(known.place, readPolicy(managed).policy) !== 'blocked' && granted.includes(known.pattern)
      ? told
      : null;
  }
  const own = await ownPlaceAt(address);
  if (!own || signOf[own.moment] !== told) return null;
  return (await browser.permissions.contains({ origins: [originOf(own.origin)] })) ? own.moment : null;
}
