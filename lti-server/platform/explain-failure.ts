import { PlatformUrlError } from './check-platform-url.ts';

/** What an operator can do something about when a platform was not reached: a code, a time-out, a forbidden address. */
export function explainFailure(error: unknown): string {
  let deepest = 'not reached';
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof PlatformUrlError) return at.message;
    if (at.name === 'TimeoutError') return 'no answer within ten seconds';
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') return `not reached: ${code}`;
    deepest = at.message;
  }
  return deepest;
}
