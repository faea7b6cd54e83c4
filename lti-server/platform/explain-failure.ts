import { PlatformUrlError } from './check-platform-url.ts';
import { plain, said, type Said } from './finding.ts';

/** What an operator can do something about when a platform was not reached: a code, a time-out, a forbidden address. */
export function explainFailure(error: unknown): Said {
  let deepest = said('failure.none');
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof PlatformUrlError) return at.said;
    if (at.name === 'TimeoutError') return said('failure.timeout');
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') return said('failure.code', { code });
    deepest = plain(at.message);
  }
  return deepest;
}
