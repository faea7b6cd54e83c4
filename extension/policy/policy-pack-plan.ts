import type { PolicyPack } from '../storage/policy-packs.ts';
import type { Policy } from './policy.ts';

const hourMs = 3_600_000;
/** After the first failure, the second and all others. */
const pauses = [1, 4, 24].map((hours) => hours * hourMs);

/**
 * How it stands with each pack that the organisation has set, in its order, and which kept packs go because it no
 * longer has them. `kept` holds the ids of all packs that are in use.
 */
export function alignPacks(
  wanted: NonNullable<Policy['packs']>,
  before: readonly PolicyPack[],
  kept: ReadonlySet<string>,
): { packs: PolicyPack[]; dropped: string[] } {
  const packs = wanted.map(({ url: address, integrity }) => {
    const known = before.find((pack) => pack.address === address && pack.integrity === integrity);
    if (known && (known.id === null || kept.has(known.id))) return known;
    return { address, integrity, id: null, wasThere: false, problem: null, triedAt: null, failures: 0 };
  });
  const gone = before.filter((pack) => !packs.includes(pack) && !pack.wasThere);
  return { packs, dropped: gone.flatMap(({ id }) => (id !== null && kept.has(id) ? [id] : [])) };
}

/** Whether a pack is to be fetched now, in milliseconds since 1970: at once, or some hours after what went wrong. */
export function isDue({ id, triedAt, failures }: PolicyPack, now: number, isWanted: boolean): boolean {
  if (id !== null) return false;
  if (isWanted || triedAt === null) return true;
  const pause = pauses[Math.min(failures, pauses.length) - 1] ?? hourMs;
  // A clock that was set back must not stop it for good.
  return Math.abs(now - triedAt) >= pause;
}
