import { browser } from 'wxt/browser';
import type { Moment } from '#shared/schemas/moment.ts';
import { placeOf } from '../places/places.ts';

/** True when this address belongs to a place that knows such moments, and is allowed now. */
export async function mayNotice(moment: Moment, address: string): Promise<boolean> {
  const known = placeOf(address);
  if (!known?.place.moments.includes(moment)) return false;
  return browser.permissions.contains({ origins: [known.origin] });
}
