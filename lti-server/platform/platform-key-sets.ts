import { importJWK, type CryptoKey, type JWK } from 'jose';
import type { Configuration } from '../configuration/read-configuration.ts';
import { fetchPlatform } from './fetch-platform.ts';
import { isLaunchKey, parseKeySet, sizeOfKey, smallestKey } from './key-set.ts';
import { readBounded } from './read-bounded.ts';

/** Reads the public keys that platforms sign their launches with. */
export interface PlatformKeySets {
  /**
   * The RS256 key `kid` of the key set at `jwksUrl`, from memory when it is known. A kid that is not known makes one
   * request, at most `refetchesAMinute` times a minute for each key set (keys rotate; forged kids cost nothing).
   */
  find(jwksUrl: string, kid: string): Promise<FoundKey>;
}

export type FoundKey =
  | { kind: 'key'; key: CryptoKey }
  | { kind: 'unknown' }
  /** Under 2048 bits: the sample keys of a self-hosted Canvas have 512 (RFC 7518, section 3.3). */
  | { kind: 'weak'; bits: number }
  /** The key set could not be read, and no copy is younger than a day. */
  | { kind: 'away'; cause: unknown };

interface KeySet {
  jwks: readonly JWK[];
  readAt: number;
  imported: Map<string, FoundKey>;
}

const freshFor = 10 * 60_000;
const usableFor = 24 * 3_600_000;
const refetchesAMinute = 5;
const sizeLimit = 256 * 1024;

export function createPlatformKeySets({
  configuration,
  clock,
}: {
  configuration: Pick<Configuration, 'isLoopback' | 'privateHosts' | 'url'>;
  clock: () => number;
}): PlatformKeySets {
  const kept = new Map<string, KeySet>();
  const reading = new Map<string, Promise<KeySet>>();
  const attempts = new Map<string, number[]>();

  /** Whether one more request may be made now; counts it. */
  function mayRead(jwksUrl: string): boolean {
    const now = clock();
    const recent = (attempts.get(jwksUrl) ?? []).filter((at) => now - at < 60_000);
    if (recent.length >= refetchesAMinute) return false;
    attempts.set(jwksUrl, [...recent, now]);
    return true;
  }

  /** Launches that wait for the same key set share one request. */
  function read(jwksUrl: string): Promise<KeySet> {
    let pending = reading.get(jwksUrl);
    if (!pending) {
      pending = readKeySet(configuration, jwksUrl, clock())
        .then((keySet) => {
          kept.set(jwksUrl, keySet);
          return keySet;
        })
        .finally(() => reading.delete(jwksUrl));
      reading.set(jwksUrl, pending);
    }
    return pending;
  }

  return {
    async find(jwksUrl, kid) {
      let keySet = kept.get(jwksUrl);
      const isStale = !keySet || clock() - keySet.readAt > freshFor;
      if ((isStale || !(await importKey(keySet, kid))) && (reading.has(jwksUrl) || mayRead(jwksUrl))) {
        try {
          keySet = await read(jwksUrl);
        } catch (cause) {
          // A platform whose key set is away for a while still launches with the keys it had.
          if (!keySet || clock() - keySet.readAt > usableFor) return { kind: 'away', cause };
        }
      }
      if (!keySet) return { kind: 'away', cause: new Error('asked too often') };
      return (await importKey(keySet, kid)) ?? { kind: 'unknown' };
    },
  };
}

async function readKeySet(
  configuration: Parameters<typeof fetchPlatform>[0],
  jwksUrl: string,
  readAt: number,
): Promise<KeySet> {
  const answer = await fetchPlatform(configuration, jwksUrl, { headers: { Accept: 'application/json' } });
  if (answer.status !== 200) throw new Error(`answered with status ${answer.status}`);
  const jwks = parseKeySet(await readBounded(answer, sizeLimit));
  if (!jwks) throw new Error('answered with no JSON Web Key Set');
  return { jwks, readAt, imported: new Map() };
}

/** Importing costs more than verifying: each key is imported once. */
async function importKey(keySet: KeySet | undefined, kid: string): Promise<FoundKey | undefined> {
  if (!keySet) return undefined;
  const known = keySet.imported.get(kid);
  if (known) return known;
  const jwk = keySet.jwks.find((key) => isLaunchKey(key, kid));
  if (!jwk) return undefined;
  const bits = sizeOfKey(jwk);
  const found: FoundKey =
    bits < smallestKey ? { kind: 'weak', bits } : { kind: 'key', key: (await importJWK(jwk, 'RS256')) as CryptoKey };
  keySet.imported.set(kid, found);
  return found;
}
