import { readBounded } from '../fetching/read-bounded.ts';
import type { FeedProblem } from '../storage/agenda.ts';

export type FetchedFeed =
  | { kind: 'fetched'; text: string; etag: string | null }
  | { kind: 'same' }
  | { kind: 'failed'; problem: FeedProblem };

/** Bytes. A calendar of 5,000 events has some four million. */
export const maxFeedBytes = 12_000_000;
/** Shorter than the half minute after which a browser ends a worker that seems to do nothing. */
const patience = 20_000;

const failed = (problem: FeedProblem): FetchedFeed => ({ kind: 'failed', problem });

/**
 * Fetches a feed, unless the server says that it is still the version called `etag`. It sends nothing of the person
 * along and follows no redirect: the site that was allowed is the one that is read.
 */
export async function fetchFeed(address: string, etag: string | null): Promise<FetchedFeed> {
  try {
    const response = await fetch(address, {
      headers: { accept: 'text/calendar', ...(etag === null ? {} : { 'if-none-match': etag }) },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    const { status } = response;
    if (status === 304) return { kind: 'same' };
    if (response.type === 'opaqueredirect') return failed('moved');
    if (status === 401 || status === 403) return failed('refused');
    // The server is busy or broken: that passes.
    if (status === 429 || status >= 500) return failed('unreachable');
    if (!response.ok || !response.body) return failed('missing');
    const bytes = await readBounded(response.body, maxFeedBytes);
    if (!bytes) return failed('tooLarge');
    const named = response.headers.get('etag');
    return {
      kind: 'fetched',
      text: new TextDecoder().decode(bytes),
      etag: named !== null && named.length <= 300 ? named : null,
    };
  } catch {
    return failed('unreachable');
  }
}
