import type { Nudge } from '../schemas/nudge.ts';
import type { SelectionMemory } from '../schemas/selection-memory.ts';
import type { NudgeGroup, NudgeLibrary } from './nudge-library.ts';

/** What may be chosen from one group of nudges: all but the known ones, and of these the rested ones. */
export interface Candidates {
  group: NudgeGroup;
  /** Shown before, or not wanted. */
  known: Nudge[];
  /** Shown before, and may come again. */
  rested: Nudge[];
}

/**
 * The third of what fits that was shown longest ago, never shown first; those of one day stay together. What has not
 * rested is left out, also when nothing else is left. It goes through groups and through what was shown, never through
 * all nudges, so that a large library costs no time.
 */
export function restedThird(
  fitting: readonly NudgeGroup[],
  library: NudgeLibrary,
  memory: SelectionMemory,
  hasRested: (nudge: Nudge, lastOn: string) => boolean,
): Candidates[] {
  const all = fitting.map((group): Candidates => ({ group, known: [], rested: [] }));
  const byIndex: (Candidates | undefined)[] = Array.from({ length: library.groups.length });
  let wanted = 0;
  for (const candidates of all) {
    byIndex[candidates.group.index] = candidates;
    wanted += candidates.group.nudges.length;
  }

  for (const id of memory.notForMe) {
    const found = library.find.get(id);
    const candidates = found && byIndex[found.group.index];
    if (!candidates) continue;
    candidates.known.push(found.nudge);
    wanted--;
  }
  let neverShown = wanted;
  for (const [id] of memory.lastShown) {
    const found = library.find.get(id);
    const candidates = found && byIndex[found.group.index];
    if (!candidates) continue;
    candidates.known.push(found.nudge);
    neverShown--;
  }

  let room = Math.ceil(wanted / 3) - neverShown;
  let lastDay: string | null = null;
  for (const [id, on] of memory.lastShown) {
    if (room <= 0 && on !== lastDay) break;
    const found = library.find.get(id);
    const candidates = found && byIndex[found.group.index];
    if (!candidates || !hasRested(found.nudge, on)) continue;
    candidates.rested.push(found.nudge);
    lastDay = on;
    room--;
  }
  return all.filter(({ group, known, rested }) => known.length < group.nudges.length || rested.length > 0);
}
