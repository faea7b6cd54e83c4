import type { ShownNudge } from '#shared/schemas/history.ts';
import { emptyMemory, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { createLibrary } from '#shared/selection/nudge-library.ts';
import { recallHistory } from '#shared/selection/recall-history.ts';
import { exampleNudge } from '../selection-examples.ts';

/** What is remembered after these showings, oldest first. */
export function remembered(...shown: ShownNudge[]): SelectionMemory {
  const library = createLibrary(shown.map(({ nudgeId }) => exampleNudge(nudgeId)));
  return recallHistory(emptyMemory, { version: 1, shown }, library);
}
