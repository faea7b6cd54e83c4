import { browser } from 'wxt/browser';
import { sendMessage } from '../messages/send-message.ts';
import { readClock } from '../nudging/clock.ts';
import { admitPack } from '../packs/admit-pack.ts';
import { fetchPack } from '../packs/fetch-pack.ts';
import { matchesIntegrity, parseIntegrity } from '../packs/integrity.ts';
import type { PackOrigin } from '../storage/pack-origin.ts';
import { type PackTried, policyPacksItem } from '../storage/policy-packs.ts';
import { readPacks } from '../storage/read-packs.ts';
import { readItem } from '../storage/stored-item.ts';
import { readSettings } from './load-settings.ts';
import { alignPacks, isDue } from './policy-pack-plan.ts';

/**
 * Fetches each pack of the organisation's once, since its hash names the very bytes; what went wrong is tried again
 * later, or at once when somebody asks. Pages do this, not the background: the parser would make each of its wakes
 * slower, and a service worker may not load it later.
 */
export async function fetchPolicyPacks({ isWanted }: { isWanted: boolean }): Promise<void> {
  const [{ policy }, before, { packs: kept }, now] = await Promise.all([
    readSettings(),
    readItem(policyPacksItem),
    readPacks(),
    readClock(),
  ]);
  const { packs } = alignPacks(policy.packs ?? [], before.value.packs, new Set(kept.map(({ id }) => id)));
  for (const pack of packs.filter((one) => isDue(one, now, isWanted))) {
    const { address, integrity } = pack;
    const outcome = await tryPack({ address, integrity }, now);
    await sendMessage({ type: 'policyPackTried', address, integrity, outcome });
  }
}

type Outcome = PackTried['outcome'];
const failed = (problem: Extract<Outcome, { kind: 'failed' }>['problem']): Outcome => ({ kind: 'failed', problem });

async function tryPack(from: PackOrigin, now: number): Promise<Outcome> {
  const hash = parseIntegrity(from.integrity);
  if (!hash) return failed('hash-form');
  if (!URL.canParse(from.address)) return failed('address-wrong');
  const { hostname, pathname } = new URL(from.address);
  const fetched = await fetchPack(from.address);
  if (fetched.kind === 'failed') {
    // Without permission, a server that does not let every site read it looks as if nobody answered.
    const mayRead = await browser.permissions.contains({ origins: [`https://${hostname}/*`] });
    return failed(fetched.reason === 'unreachable' && !mayRead ? 'not-allowed' : fetched.reason);
  }
  if (!(await matchesIntegrity(fetched.bytes, hash))) return failed('hash-wrong');
  try {
    return await admit(pathname.split('/').at(-1) || hostname, fetched.bytes, from, now);
  } catch (error) {
    console.error('Tend could not take a pack in:', error);
    return failed('failed');
  }
}

async function admit(file: string, bytes: Uint8Array<ArrayBuffer>, from: PackOrigin, now: number): Promise<Outcome> {
  const admission = await admitPack({ file, bytes, from }, now);
  if (admission.kind === 'admitted') return { kind: 'kept', pack: admission.pack };
  const there = (await readPacks()).packs.find((pack) => pack.from?.integrity === from.integrity);
  return admission.reason === 'same-version' && there ? { kind: 'there', id: there.id } : failed(admission.reason);
}
