import { browser } from 'wxt/browser';
import type { Place } from '#shared/schemas/place.ts';

/** The origins of a place that may be read now. People can grant and withdraw them one by one. */
export async function grantedOrigins(place: Place): Promise<string[]> {
  const granted = await Promise.all(place.origins.map((origin) => browser.permissions.contains({ origins: [origin] })));
  return place.origins.filter((_origin, index) => granted[index]);
}
