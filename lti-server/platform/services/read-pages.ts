import { ServiceError } from './service-error.ts';

export interface Page<T> {
  items: readonly T[];
  next: string | null;
}

const mostPages = 500;

/**
 * Reads a list to its last page. The next page must be on the first one's host, for the access token goes with every
 * request; a page that was read before ends the list.
 * @param isLate whether the whole has taken too long.
 */
export async function readPages<T>(
  firstUrl: string,
  readPage: (url: string) => Promise<Page<T>>,
  isLate: () => boolean,
): Promise<T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let url: string | null = firstUrl;
  while (url !== null && !seen.has(url)) {
    if (!mayFollow(firstUrl, url) || seen.size === mostPages) throw new ServiceError('unreadable', null);
    if (isLate()) throw new ServiceError('no-answer', null);
    seen.add(url);
    const page: Page<T> = await readPage(url);
    items.push(...page.items);
    url = page.next;
  }
  return items;
}

/** A self-hosted Canvas behind TLS names some of its addresses http and others https: only the safer way is gone. */
function mayFollow(firstUrl: string, url: string): boolean {
  const [first, next] = [new URL(firstUrl), new URL(url)];
  return next.origin === first.origin || (next.host === first.host && next.protocol === 'https:');
}
