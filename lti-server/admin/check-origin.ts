import type { FastifyRequest } from 'fastify';

/**
 * Whether a form was sent by a page of ours: `Sec-Fetch-Site` says so in today's browsers, `Origin` in older ones
 * (OWASP, CSRF Prevention). A request that has neither comes from no browser that we know.
 */
export function isFromOwnPage({ headers }: FastifyRequest, url: string): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === url : site === 'same-origin';
}

/** Whether another site made the browser ask; what was typed or kept as a bookmark counts as ours. */
export function isFromElsewhere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
