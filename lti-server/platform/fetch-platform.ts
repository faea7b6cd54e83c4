import { Agent, fetch, Headers, type RequestInit, type Response } from 'undici';
import type { Configuration } from '../configuration/read-configuration.ts';
import { checkPlatformUrl } from './check-platform-url.ts';
import { guardedLookup } from './guarded-lookup.ts';

const timeLimit = 10_000;

/** One set of connections for each tool: it decides by its configuration which hosts may be met. */
const agents = new WeakMap<object, Agent>();

/**
 * One request to a platform: only to an address that may be one, never along a redirect, answered within ten seconds,
 * or sooner by a signal of the caller's.
 * @throws PlatformUrlError, or what fetch throws (refused, unknown host, time-out); a name that leads into a private
 * network is the `cause` of a TypeError.
 */
export async function fetchPlatform(
  configuration: Pick<Configuration, 'isLoopback' | 'privateHosts' | 'url'>,
  address: string,
  init: RequestInit = {},
): Promise<Response> {
  const url = checkPlatformUrl(address, configuration);
  const headers = new Headers(init.headers);
  headers.set('User-Agent', `Tend (+${configuration.url})`);
  let dispatcher = agents.get(configuration);
  if (!dispatcher)
    agents.set(configuration, (dispatcher = new Agent({ connect: { lookup: guardedLookup(configuration) } })));
  const limit = AbortSignal.timeout(timeLimit);
  const signal = init.signal ? AbortSignal.any([limit, init.signal]) : limit;
  return fetch(url, { ...init, headers, redirect: 'manual', signal, dispatcher });
}
