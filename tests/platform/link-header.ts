import type { Profile } from './profile.ts';

export interface PageLink {
  readonly rel: string;
  readonly url: string;
}

/** Whole pages around the one that starts at `from`, as Moodle names them. */
export function pageLinks(baseUrl: string, page: { limit: number; from: number; total: number }): PageLink[] {
  const { limit, from, total } = page;
  const isInRange = from >= 0 && from < total;
  const link = (rel: string, start: number): PageLink => {
    const url = new URL(baseUrl);
    url.searchParams.set('limit', String(limit));
    url.searchParams.set('from', String(start));
    return { rel, url: url.href };
  };
  return [
    link('first', 0),
    ...(isInRange && from > 0 ? [link('prev', Math.max(from - limit, 0))] : []),
    link('canonical', from),
    ...(isInRange && from + limit < total ? [link('next', from + limit)] : []),
    // One too far, as Moodle counts it.
    link('last', Math.max(total - limit + 1, 0)),
  ];
}

/**
 * A Link header (RFC 8288). Moodle's line items write it badly: typographic quotes around rel, as raw UTF-8 bytes, and
 * `&amp;` between the parameters.
 */
export function linkHeader(links: readonly PageLink[], style: Profile['lineItems']['linkStyle']): string {
  if (style === 'plain') return links.map(({ rel, url }) => `<${url}>; rel="${rel}"`).join(', ');
  const written = links.map(({ rel, url }) => `<${url.replaceAll('&', '&amp;')}>; rel=\u201C${rel}\u201D`).join(', ');
  // Node writes headers as latin1: one character a byte.
  return Buffer.from(written, 'utf8').toString('latin1');
}
