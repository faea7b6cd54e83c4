import type { Place } from '#shared/schemas/place.ts';
import { githubReview } from './github-review.ts';
import { gmail } from './gmail.ts';
import { googleCalendar } from './google-calendar.ts';
import { outlookMail } from './outlook-mail.ts';

/** Every site that Tend knows, in the order in which pages list them. */
export const places: readonly Place[] = [gmail, outlookMail, googleCalendar, githubReview];

/** The place that an address belongs to, with the one origin to ask the browser about; null for all other addresses. */
export function placeOf(address: string | undefined): { place: Place; origin: string } | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const origin = `${new URL(address).origin}/*`;
  const place = places.find((candidate) => candidate.origins.includes(origin));
  return place ? { place, origin } : null;
}
