import { forgetNudges } from '../nudging/load-nudges.ts';
import { removePack } from '../nudging/remove-pack.ts';
import { keepPack } from '../storage/change-packs.ts';
import { loadItem } from '../storage/load-item.ts';
import { type PolicyPack, policyPacksItem, type PackTried } from '../storage/policy-packs.ts';
import { readPacks } from '../storage/read-packs.ts';
import { writeItem } from '../storage/stored-item.ts';
import { readSettings } from './load-settings.ts';
import { alignPacks } from './policy-pack-plan.ts';

/**
 * Drops what the organisation no longer has set, and lists what is still to be fetched. True when a pack went. Within
 * `oneAtATime`.
 */
export async function alignPolicyPacks(now: number): Promise<boolean> {
  const { policy } = await readSettings();
  const { packs: before } = await loadItem(policyPacksItem, now);
  if (before.length === 0 && !policy.packs?.length) return false;
  const kept = new Set((await readPacks()).packs.map(({ id }) => id));
  const { packs, dropped } = alignPacks(policy.packs ?? [], before, kept);
  for (const id of dropped) await removePack(id, now);
  if (JSON.stringify(packs) !== JSON.stringify(before)) await writeItem(policyPacksItem, { version: 1, packs });
  return dropped.length > 0;
}

/** Writes down what became of a pack that a page has fetched. Within `oneAtATime`. */
export async function notePackTried({ address, integrity, outcome }: PackTried, now: number): Promise<void> {
  await alignPolicyPacks(now);
  const { packs } = await loadItem(policyPacksItem, now);
  const isIt = (pack: PolicyPack) => pack.address === address && pack.integrity === integrity;
  // The organisation may have taken it away meanwhile.
  if (!packs.some(isIt)) return;
  if (outcome.kind === 'kept') {
    await keepPack(outcome.pack, now);
    forgetNudges();
  }
  await writeItem(policyPacksItem, {
    version: 1,
    packs: packs.map((pack) => (isIt(pack) ? { ...pack, ...standingAfter(pack, outcome), triedAt: now } : pack)),
  });
}

function standingAfter({ failures }: PolicyPack, outcome: PackTried['outcome']): Partial<PolicyPack> {
  if (outcome.kind === 'failed') return { problem: outcome.problem, failures: failures + 1 };
  const isThere = outcome.kind === 'there';
  return { id: isThere ? outcome.id : outcome.pack.id, wasThere: isThere, problem: null, failures: 0 };
}
