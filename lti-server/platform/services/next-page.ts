/**
 * The address of the next page in a `Link` header (RFC 8288), made absolute by `pageUrl`; null on the last page.
 * Moodle writes typographic quotes, which Node reads as Latin-1, and `&amp;` inside the address.
 */
export function nextPage(header: string | undefined, pageUrl: string): string | null {
  for (const [, target, parameters] of header?.matchAll(/<([^>]*)>([^<]*)/g) ?? []) {
    const relation = parameters?.match(/;\s*rel\s*=([^;,]*)/i)?.[1] ?? '';
    const isNext = /(^|[^a-z])next([^a-z]|$)/i.test(relation);
    const address = target?.trim().replaceAll('&amp;', '&') ?? '';
    if (isNext && URL.canParse(address, pageUrl)) return new URL(address, pageUrl).href;
  }
  return null;
}
