/**
 * The address of a line item's scores or results: the word goes into the path, before the query string, which Moodle
 * needs (`…/lineitem?type_id=1` → `…/lineitem/scores?type_id=1`). AGS 2.0, 3.4.1 "Score publish service".
 */
export function serviceUrl(
  lineItemUrl: string,
  service: 'scores' | 'results',
  query: Record<string, string> = {},
): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${service}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
