import * as z from 'zod/mini';
import { nudgeSchema, type Nudge } from '#shared/schemas/nudge.ts';
import { fetchShippedNudges } from './fetch-shipped-nudges.ts';

const anyNudgesSchema = z.array(z.looseObject({ id: z.string() }));

/**
 * The one prompt of an id, or none, for the popup, which must open at once: it does not wait until all the others are
 * checked, and packs are read only where this build has no such prompt. The file is fetched while the id is still on
 * its way. Rejects when this build's own prompts, or the one that is wanted, do not parse.
 */
export async function findNudge(wanted: Promise<string | null>): Promise<readonly Nudge[]> {
  const [fetched, id] = await Promise.all([fetchShippedNudges(), wanted]);
  const shipped = anyNudgesSchema.parse(fetched).find((nudge) => nudge.id === id);
  if (shipped) return [nudgeSchema.parse(shipped)];
  if (id === null) return [];
  const { loadNudges } = await import('./load-nudges.ts');
  return (await loadNudges()).filter((nudge) => nudge.id === id);
}
