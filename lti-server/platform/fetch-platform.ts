import type { Configuration } from '../configuration/read-configuration.ts';
import { resolvePlatformUrl } from './check-platform-url.ts';

const timeLimit = 10_000;

/**
 * One request to a platform: only to an address that may be one, never along a redirect, answered within ten seconds.
 * @throws PlatformUrlError, or what fetch throws (refused, unknown host, time-out).
 */
export async function fetchPlatform(
  configuration: Pick<Configuration, 'isLoopback' | 'privateHosts' | 'url'>,
  address: string,
  init: RequestInit = {},
): Promise<Response> {
  const url = await resolvePlatformUrl(address, configuration);
  const headers = new Headers(init.headers);
  headers.set('User-Agent', `Tend (+${configuration.url})`);
  return fetch(url, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(timeLimit) });
}
