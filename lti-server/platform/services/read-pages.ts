import { ServiceError } from './service-error.ts';

export interface Page<T> {
  items: readonly T[];
  next: string | null;
}

const mostPages = 500;

/**
 * Reads a list to its last page. The next page must be on the first one's origin, for the access token goes with
 * every request; a page that was read before ends the list.
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
    if (new URL(url).origin !== new URL(firstUrl).origin || seen.size === mostPages) {
      throw new ServiceError('unreadable', null);
    }
    if (isLate()) throw new ServiceError('no-answer', null);
    seen.add(url);
    const page: Page<T> = await readPage(url);
    items.push(...page.items);
    url = page.next;
  }
  return items;
}
