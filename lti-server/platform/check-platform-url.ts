import { isIP } from 'node:net';
import type { Configuration } from '../configuration/read-configuration.ts';
import { isLoopbackHost } from '../configuration/loopback.ts';
import { said, spell, type Said } from './finding.ts';
import { isPublicAddress } from './is-public-address.ts';

/** Where platforms may live besides the internet. */
export type AllowedHosts = Pick<Configuration, 'isLoopback' | 'privateHosts'>;

/** A platform's address that the tool will not talk to; the message says why, for the operator. */
export class PlatformUrlError extends Error {
  /** HTTP clients wrap what a look-up throws, and keep its code. */
  readonly code = 'PLATFORM_URL';
  readonly said: Said;

  constructor(reason: 'text' | 'user' | 'scheme' | 'private' | 'inside', shown: string) {
    const why = said(`url.${reason}`, { shown });
    super(spell(why, 'en'));
    this.said = why;
  }
}

/**
 * Checks the form of a platform's address: https and public, unless `TEND_PRIVATE_HOSTS` names its host; also http on
 * loopback when the tool itself stands on loopback. Where its name leads is judged when a connection is made
 * (guarded-lookup.ts). `URL` has spelt addresses such as 127.1 or 0x7f000001 out by then.
 * @throws PlatformUrlError
 */
export function checkPlatformUrl(text: string, { isLoopback, privateHosts }: AllowedHosts): URL {
  if (!URL.canParse(text)) throw new PlatformUrlError('text', text);
  const url = new URL(text);
  if (url.username || url.password) throw new PlatformUrlError('user', url.origin);
  if (isLoopback && isLoopbackHost(url.hostname) && /^https?:$/.test(url.protocol)) return url;
  if (url.protocol !== 'https:') throw new PlatformUrlError('scheme', text);
  if (privateHosts.includes(url.hostname)) return url;
  if (isLoopbackHost(url.hostname) || isPrivateAddress(url.hostname)) {
    throw new PlatformUrlError('private', text);
  }
  return url;
}

function isPrivateAddress(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && !isPublicAddress(address);
}
