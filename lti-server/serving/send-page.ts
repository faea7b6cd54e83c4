import type { FastifyReply } from 'fastify';

interface PageOptions {
  status?: number;
  /** Origins that may frame the page; `*` only for pages that do nothing. */
  frameAncestors: readonly string[];
  /** Origins besides our own that the page's forms may post to. */
  formAction?: readonly string[];
}

/**
 * Sends one HTML page under a strict policy: scripts and styles from our own origin, nothing inline that runs. No
 * X-Frame-Options: it knows one origin only, and a platform may have several.
 */
export function sendPage(reply: FastifyReply, html: string | Buffer, options: PageOptions): FastifyReply {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${["'self'", ...(options.formAction ?? [])].join(' ')}`,
    `frame-ancestors ${options.frameAncestors.join(' ') || "'none'"}`,
  ];
  return reply
    .code(options.status ?? 200)
    .header('Content-Security-Policy', policy.join('; '))
    .header('Cache-Control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}
