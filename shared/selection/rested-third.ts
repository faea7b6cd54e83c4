import type { Nudge } from '../schemas/nudge.ts';
import type { SelectionMemory } from '../schemas/selection-memory.ts';
import type { NudgeGroup, NudgeLibrary } from './nudge-library.ts';

/** What may be chosen from one group of nudges. */
export interface Candidates {
  group: NudgeGroup;
  /** Those that are no longer new: shown before, or not wanted. */
  known: Set<Nudge>;
  /** Of these, the ones that may come again. */
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
  const byGroup = new Map(
    fitting.map((group): [NudgeGroup, Candidates] => [group, { group, known: new Set(), rested: [] }]),
  );
  const find = (id: string): { nudge: Nudge; candidates: Candidates } | undefined => {
    const found = library.find.get(id);
    const candidates = found && byGroup.get(found.group);
    return candidates && { nudge: found.nudge, candidates };
  };

  let all = fitting.reduce((sum, group) => sum + group.nudges.length, 0);
  let neverShown = all;
  for (const id of memory.notForMe) {
    const found = find(id);
    if (!found) continue;
    found.candidates.known.add(found.nudge);
    all--;
    neverShown--;
  }
  const shown: { nudge: Nudge; candidates: Candidates; on: string }[] = [];
  for (const [id, on] of memory.lastShown) {
    const found = find(id);
    if (!found) continue;
    found.candidates.known.add(found.nudge);
    neverShown--;
    if (hasRested(found.nudge, on)) shown.push({ ...found, on });
  }

  const room = Math.ceil(all / 3) - neverShown;
  const lastDay = shown[room - 1]?.on;
  for (const [index, { nudge, candidates, on }] of shown.entries()) {
    if (index < room || on === lastDay) candidates.rested.push(nudge);
  }
  return [...byGroup.values()].filter(
    ({ group, known, rested }) => known.size < group.nudges.length || rested.length > 0,
  );
}
