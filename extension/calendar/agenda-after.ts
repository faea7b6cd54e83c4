import type { Agenda } from '../storage/agenda.ts';
import type { FetchedFeed } from './fetch-feed.ts';
import { readFeed } from './read-feed.ts';

const dayMs = 86_400_000;
const daysAhead = 21;
/** A feed that is not fetched anew, because it is the same, must reach this far nevertheless. */
const daysAtLeast = 7;

/** What to call the version at hand, so that the same one is not sent again; null when it no longer reaches far enough. */
export function knownVersion({ etag, coveredUntil, problem }: Agenda, now: number): string | null {
  // A clock that was set wrong and back covers weeks that nobody asked for.
  const reaches = coveredUntil - now;
  return problem === null && reaches >= daysAtLeast * dayMs && reaches <= daysAhead * dayMs ? etag : null;
}

/** The agenda after an attempt to fetch its feed. What was known before stays where the attempt failed. */
export function agendaAfter(before: Agenda, fetched: FetchedFeed, now: number): Agenda {
  if (fetched.kind === 'same') return { ...before, readAt: now, triedAt: now, problem: null, failures: 0 };
  if (fetched.kind === 'fetched') {
    const coveredUntil = now + daysAhead * dayMs;
    const appointments = readFeed(fetched.text, { from: now - dayMs, to: coveredUntil });
    if (appointments) {
      const { etag } = fetched;
      return { version: 1, appointments, coveredUntil, readAt: now, triedAt: now, problem: null, failures: 0, etag };
    }
  }
  const problem = fetched.kind === 'failed' ? fetched.problem : 'notACalendar';
  return { ...before, triedAt: now, problem, failures: before.failures + 1 };
}
