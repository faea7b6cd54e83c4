import type { SelectionMemory } from '../schemas/selection-memory.ts';
import { minimumGapMs } from './minimum-gap.ts';

/** How far Tend has drawn back by itself. */
export type BackOff = 'none' | 'halved' | 'weekly' | 'stopped';

/**
 * Draws back after prompts that nobody answered: three in a row halve the dose, six make it weekly, nine stop it
 * (behaviour.md §2.3 rule 3). Any answer, "not now" included, or asking for prompts again, starts afresh. A prompt
 * still within its gap may yet be answered and does not count. Times in milliseconds since 1970.
 */
export function backOff(memory: SelectionMemory, resumedAt: number | null, now: number): BackOff {
  let ignored = 0;
  for (const shown of memory.recent.toReversed()) {
    if (shown.answer !== null || (resumedAt !== null && shown.shownAt < resumedAt)) break;
    if (now - shown.shownAt >= minimumGapMs) ignored++;
  }
  if (ignored >= 9) return 'stopped';
  if (ignored >= 6) return 'weekly';
  return ignored >= 3 ? 'halved' : 'none';
}
