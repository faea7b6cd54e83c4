import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';

/** A hospital, with thousands of people, is one address: never lower than 600. */
export const refusalsAMinute = 600;
const windowLength = 60_000;
/** At some 200 bytes each; beyond it the address that was quiet longest is forgotten. */
const mostAddresses = 50_000;

export interface RefusalCounter {
  /** How long this address has to wait, in ms; 0 when it need not. `group` keeps kinds of routes apart. */
  waitOf(group: string, address: string): number;
  /** Counts one refused request; true when it is the one that fills the window. */
  count(group: string, address: string): boolean;
}

interface Window {
  endsAt: number;
  refused: number;
}

/** Counts refused requests in windows of a minute that begin with the first. `clock` in ms since 1970. */
export function createRefusalCounter(clock: () => number, most: number = mostAddresses): RefusalCounter {
  const windows = new LRUCache<string, Window>({ max: most });

  function windowOf(key: string): Window | undefined {
    const window = windows.get(key);
    return window && window.endsAt > clock() ? window : undefined;
  }

  return {
    waitOf(group, address) {
      // Reading an address costs more than the rest, and on most days nobody was refused.
      if (windows.size === 0) return 0;
      const window = windowOf(keyOf(group, address));
      return window && window.refused >= refusalsAMinute ? window.endsAt - clock() : 0;
    },
    count(group, address) {
      const key = keyOf(group, address);
      const window = windowOf(key) ?? { endsAt: clock() + windowLength, refused: 0 };
      window.refused += 1;
      windows.set(key, window);
      return window.refused === refusalsAMinute;
    },
  };
}

const keyOf = (group: string, address: string): string => `${group} ${siteOf(address)}`;

/** One household or site has a /64 of IPv6 to itself (RFC 6177), and could take a new address for each request. */
export function siteOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return parsed.toByteArray().slice(0, 8).join('.');
}
