import type { Nudge } from '#shared/schemas/nudge.ts';
import { createLibrary, type NudgeLibrary } from '#shared/selection/nudge-library.ts';
import { loadNudges } from './load-nudges.ts';

const libraries = new WeakMap<readonly Nudge[], NudgeLibrary>();

/** The prompts in the order in which `decideNudge` wants them, put in order once for as long as they are the same. */
export async function loadLibrary(): Promise<NudgeLibrary> {
  const nudges = await loadNudges();
  const library = libraries.get(nudges) ?? createLibrary(nudges);
  libraries.set(nudges, library);
  return library;
}
