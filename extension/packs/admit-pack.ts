import type { Problem } from '../../authoring/content.ts';
import type { PackRefusal } from '../../authoring/packs/pack-refusal.ts';
import { loadShippedNudges } from '../nudging/load-nudges.ts';
import type { KeptPack } from '../storage/kept-pack.ts';
import { maxPacks, type PackOrigin } from '../storage/pack-origin.ts';
import { readPacks } from '../storage/read-packs.ts';

export type Admission =
  | { kind: 'admitted'; pack: KeptPack; isNewer: boolean }
  | {
      kind: 'refused';
      reason: PackRefusal | 'no-prompts' | 'same-version' | 'older-version' | 'too-many';
      problems: Problem[];
      /** The version that is there, when that is why. */
      there?: number;
    };

/**
 * Looks at the bytes of a pack as they came: shape, markup, ids, scenarios, then whether it is newer than the one that
 * is kept. Nothing is written. `now` in milliseconds since 1970.
 */
export async function admitPack(
  { file, bytes, from }: { file: string; bytes: Uint8Array; from: PackOrigin | null },
  now: number,
): Promise<Admission> {
  // The parser is larger than the page around it, and most people never open a pack.
  const [{ readPack }, { checkPack }, { takenIds }] = await Promise.all([
    import('../../authoring/packs/read-pack.ts'),
    import('../../authoring/packs/check-pack.ts'),
    import('../../authoring/packs/taken-ids.ts'),
  ]);
  const read = readPack(file, bytes);
  if (read.kind === 'refused') return read;
  const { packs } = await readPacks();
  const others = packs.filter(({ id }) => id !== read.pack.id);
  const owners = [{ name: 'Tend', nudges: await loadShippedNudges() }, ...others];
  const checked = checkPack(read, takenIds(owners.map((owner) => ({ ...owner, modules: [], sources: [] }))));
  if (checked.kind === 'refused') return checked;

  const { id, version, name, publisher = null, nudges, modules } = checked.pack;
  const refuse = (reason: Extract<Admission, { kind: 'refused' }>['reason'], there = 0): Admission => ({
    kind: 'refused',
    reason,
    problems: [],
    there,
  });
  const kept = packs.find((pack) => pack.id === id);
  if (kept && kept.version === version) return refuse('same-version', version);
  if (kept && kept.version > version) return refuse('older-version', kept.version);
  if (nudges.length === 0) return refuse('no-prompts');
  if (others.length >= maxPacks) return refuse('too-many');
  return {
    kind: 'admitted',
    isNewer: kept !== undefined,
    pack: { id, version, name, publisher, nudges, moduleCount: modules.length, from, keptAt: now },
  };
}
