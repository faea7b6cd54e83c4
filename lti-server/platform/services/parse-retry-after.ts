const second = 1000;

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3): seconds or an HTTP date. Returns ms from `now`, or null when there
 * is none, it is past, or it cannot be read.
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  if (!header) return null;
  const text = header.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * second : Date.parse(text) - now;
  return wait > 0 && Number.isFinite(wait) ? wait : null;
}
