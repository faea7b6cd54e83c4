import * as z from 'zod/mini';
import { ownOriginSchema } from '../storage/own-place.ts';

/** Why no prompt can come on a page: in the words of the person's own browser, not of the web. */
export const unfitReasons = ['browserPage', 'file', 'insecure', 'store', 'private'] as const;

/** What a tab shows, as far as places go: a site by its origin, or why there is none. */
export const siteSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('site'), origin: ownOriginSchema }),
  z.strictObject({ kind: z.literal('unfit'), why: z.enum(unfitReasons) }),
]);
export type Site = z.infer<typeof siteSchema>;

/** Browsers let no extension into their own stores, whatever it was allowed. */
const stores: readonly { host: string; path?: string }[] = [
  { host: 'chromewebstore.google.com' },
  { host: 'chrome.google.com', path: '/webstore' },
  { host: 'addons.mozilla.org' },
  { host: 'microsoftedge.microsoft.com', path: '/addons' },
];

/**
 * Looks at the address of a tab; undefined is one that the browser keeps to itself. Of a private window nothing is
 * written down, and a place would be.
 */
export function siteOf(address: string | undefined, { isPrivate = false } = {}): Site {
  if (isPrivate) return unfit('private');
  if (address === undefined || !URL.canParse(address)) return unfit('browserPage');
  const { protocol, hostname, pathname, origin } = new URL(address);
  if (protocol === 'file:') return unfit('file');
  if (protocol === 'http:') return unfit('insecure');
  if (protocol !== 'https:') return unfit('browserPage');
  if (stores.some(({ host, path }) => hostname === host && pathname.startsWith(path ?? '/'))) return unfit('store');
  const parsed = ownOriginSchema.safeParse(origin);
  return parsed.success ? { kind: 'site', origin } : unfit('browserPage');
}

const unfit = (why: (typeof unfitReasons)[number]): Site => ({ kind: 'unfit', why });
