import type { Agenda } from '../storage/agenda.ts';

const dayMs = 86_400_000;
export const daysAhead = 21;
/** A feed that is not fetched anew, because it is the same, must reach this far nevertheless. */
const daysAtLeast = 7;

/** What to call the version at hand, so that the same one is not sent again; null when it no longer reaches far enough. */
export function knownVersion({ etag, coveredUntil, problem }: Agenda, now: number): string | null {
  // A clock that was set wrong and back covers weeks that nobody asked for.
  const reaches = coveredUntil - now;
  return problem === null && reaches >= daysAtLeast * dayMs && reaches <= daysAhead * dayMs ? etag : null;
}
