import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopbackHost } from '../configuration/loopback.ts';
import { type AllowedHosts, PlatformUrlError } from './check-platform-url.ts';
import { isPublicAddress } from './is-public-address.ts';

/**
 * Looks names up for connections to platforms and refuses those that lead into a private network. The connection is
 * made to the very addresses that were judged here, so a name that leads elsewhere a moment later gains nothing.
 */
export function guardedLookup({ isLoopback, privateHosts }: AllowedHosts): LookupFunction {
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const isExempt = privateHosts.includes(hostname) || (isLoopback && isLoopbackHost(hostname));
      if (error) callback(error, []);
      else if (!isExempt && !addresses.every(({ address }) => isPublicAddress(address))) {
        callback(leadsInside(hostname), []);
      } else if (options.all) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? isIP(hostname));
    });
  };
}

function leadsInside(hostname: string): PlatformUrlError {
  return new PlatformUrlError('inside', hostname);
}
