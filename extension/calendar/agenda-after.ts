import { daysAhead } from './known-version.ts';
import type { Agenda } from '../storage/agenda.ts';
import type { FetchedFeed } from './fetch-feed.ts';
import { readFeed } from './read-feed.ts';

const dayMs = 86_400_000;

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
