import * as z from 'zod/mini';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { packsItem } from '../storage/packs-item.ts';
import { readPacks } from '../storage/read-packs.ts';
import { watchItem } from '../storage/stored-item.ts';
import { fetchShippedNudges } from './fetch-shipped-nudges.ts';

const shippedSchema = z.custom<Nudge>((value) => typeof value === 'object' && value !== null && 'id' in value);

let loaded: Promise<readonly Nudge[]> | undefined;
let isWatching = false;

/**
 * The prompts that came with this build, and those of the packs that their owner added. The same array for as long as
 * they are the same. Rejects when this build's own do not parse.
 */
export function loadNudges(): Promise<readonly Nudge[]> {
  if (!isWatching) watchItem(packsItem, forgetNudges);
  isWatching = true;
  loaded ??= joinNudges().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Lets the next `loadNudges` read the packs anew. */
export function forgetNudges(): void {
  loaded = undefined;
}

/** This build's own prompts. The build has checked each of them: to do so again took most of the time of a wake. */
export async function loadShippedNudges(): Promise<readonly Nudge[]> {
  return z
    .array(shippedSchema)
    .check(z.minLength(1))
    .parse(await fetchShippedNudges());
}

async function joinNudges(): Promise<readonly Nudge[]> {
  const [shipped, { packs }] = await Promise.all([loadShippedNudges(), readPacks()]);
  if (packs.length === 0) return shipped;
  // An update of Tend may bring an id that a pack has: its own prompt wins.
  const byId = new Map([...packs.flatMap(({ nudges }) => nudges), ...shipped].map((nudge) => [nudge.id, nudge]));
  return [...byId.values()];
}
