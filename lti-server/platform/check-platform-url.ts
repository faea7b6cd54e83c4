import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { Configuration } from '../configuration/read-configuration.ts';
import { isLoopbackHost } from '../configuration/loopback.ts';

/** Networks that no platform on the internet lives in (RFC 6890); the tool must not be led into them. */
const privateNetworks = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  privateNetworks.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateNetworks.addSubnet(network, prefix, 'ipv6');
}

type Allowed = Pick<Configuration, 'isLoopback' | 'privateHosts'>;

/** A platform's address that the tool will not talk to; the message says why, for the operator. */
export class PlatformUrlError extends Error {}

/**
 * Checks the form of a platform's address: https and public, unless `TEND_PRIVATE_HOSTS` names its host; also http on
 * loopback when the tool itself stands on loopback.
 * @throws PlatformUrlError
 */
export function checkPlatformUrl(text: string, { isLoopback, privateHosts }: Allowed): URL {
  if (!URL.canParse(text)) throw new PlatformUrlError(`"${text}" is not an address`);
  const url = new URL(text);
  if (url.username || url.password) throw new PlatformUrlError(`"${url.origin}" must not carry a user or password`);
  if (isLoopback && isLoopbackHost(url.hostname) && /^https?:$/.test(url.protocol)) return url;
  if (url.protocol !== 'https:') throw new PlatformUrlError(`"${text}" must begin with https://`);
  if (privateHosts.includes(url.hostname)) return url;
  if (isLoopbackHost(url.hostname) || isPrivateAddress(url.hostname)) {
    throw new PlatformUrlError(
      `"${text}" lies inside a private network; name its host in TEND_PRIVATE_HOSTS to allow it`,
    );
  }
  return url;
}

/**
 * The same, and the name must not lead into a private network either.
 * @throws PlatformUrlError, or the resolver's error when the name is not known.
 */
export async function resolvePlatformUrl(
  text: string,
  allowed: Allowed,
  resolve: (hostname: string) => Promise<{ address: string }[]> = (hostname) => lookup(hostname, { all: true }),
): Promise<URL> {
  const url = checkPlatformUrl(text, allowed);
  const isExempt = allowed.privateHosts.includes(url.hostname) || isLoopbackHost(url.hostname);
  if (isExempt || isIP(url.hostname.replace(/^\[|\]$/g, ''))) return url;
  const addresses = await resolve(url.hostname);
  if (addresses.some(({ address }) => isPrivateAddress(address))) {
    throw new PlatformUrlError(
      `"${url.hostname}" leads into a private network; name it in TEND_PRIVATE_HOSTS to allow it`,
    );
  }
  return url;
}

function isPrivateAddress(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  return family !== 0 && privateNetworks.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
