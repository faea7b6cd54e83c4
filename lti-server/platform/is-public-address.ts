import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address belongs to somebody on the internet, by IANA's special-purpose registries (RFC 6890). An IPv4
 * address inside an IPv6 one is judged by itself: mapped (RFC 4291, 2.5.5.2), or translated by NAT64, by which name
 * servers of IPv6-only networks spell every IPv4 host (RFC 6052).
 * @throws when the text is no IP address.
 */
export function isPublicAddress(text: string): boolean {
  const address = ipaddr.process(text);
  const range = address.range();
  if (range !== 'rfc6052') return range === 'unicast';
  return isPublicAddress(new ipaddr.IPv4(address.toByteArray().slice(12)).toString());
}
