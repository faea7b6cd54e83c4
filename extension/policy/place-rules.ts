import type { Place } from '#shared/schemas/place.ts';
import { places } from '../places/places.ts';
import type { Policy } from './policy.ts';

/** What an organisation says of a site that Tend knows. One that it blocks is neither suggested nor hidden. */
export function placeRule({ id }: Place, { places: rules }: Policy): 'suggested' | 'hidden' | 'blocked' | null {
  if (rules?.blocked?.includes(id)) return 'blocked';
  if (rules?.hidden?.includes(id)) return 'hidden';
  return rules?.suggested?.includes(id) ? 'suggested' : null;
}

/** Names in a policy that no site of this version has, as paths. */
export function unknownPlaces({ places: rules = {} }: Policy): string[] {
  return (['suggested', 'hidden', 'blocked'] as const).flatMap((rule) =>
    (rules[rule] ?? []).filter((id) => !places.some((place) => place.id === id)).map((id) => `places.${rule}: ${id}`),
  );
}
