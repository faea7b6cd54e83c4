import type { Place } from '#shared/schemas/place.ts';
import { githubReview } from './github-review.ts';
import { gitlabReview } from './gitlab-review.ts';
import { gmail } from './gmail.ts';
import { googleCalendar } from './google-calendar.ts';
import { googleMeet } from './google-meet.ts';
import { jira } from './jira.ts';
import { outlook } from './outlook.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { zoom } from './zoom.ts';

/** Every site that Tend knows, in the order in which pages list them. */
export const places: readonly Place[] = [
  gmail,
  outlook,
  googleCalendar,
  googleMeet,
  teams,
  zoom,
  slack,
  githubReview,
  gitlabReview,
  jira,
];

/** The place that an address belongs to, with the one of its patterns that covers it; null for all other addresses. */
export function placeOf(address: string | undefined): { place: Place; pattern: string } | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { hostname, port, protocol } = new URL(address);
  if (protocol !== 'https:' || port !== '') return null;
  for (const place of places) {
    const pattern = place.origins.find((candidate) => covers(candidate, hostname));
    if (pattern !== undefined) return { place, pattern };
  }
  return null;
}

/** A star at the start of a host stands for one name or more before the rest of it, and never for part of a name. */
function covers(pattern: string, hostname: string): boolean {
  const host = pattern.slice('https://'.length, -'/*'.length);
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}
