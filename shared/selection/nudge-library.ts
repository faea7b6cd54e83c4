import type { Nudge } from '../schemas/nudge.ts';

/** Nudges that are alike in all that the choice asks about: where one of them fits, the others do. */
export interface NudgeGroup {
  /** Its place among the groups. */
  index: number;
  /** Any of them; what they share can be read off it. */
  example: Nudge;
  nudges: readonly Nudge[];
}

/** All nudges, put in order once, so that a decision does not look at each of them. */
export interface NudgeLibrary {
  groups: readonly NudgeGroup[];
  /** By the nudge's id. */
  find: ReadonlyMap<string, { nudge: Nudge; group: NudgeGroup }>;
}

/** Puts nudges in order for `decideNudge`. Of two with one id the first is kept. */
export function createLibrary(nudges: readonly Nudge[]): NudgeLibrary {
  const find = new Map<string, { nudge: Nudge; group: NudgeGroup }>();
  const groups = new Map<string, NudgeGroup & { nudges: Nudge[] }>();
  for (const nudge of nudges) {
    if (find.has(nudge.id)) continue;
    const key = likeness(nudge);
    const group = groups.get(key) ?? { index: groups.size, example: nudge, nudges: [] };
    groups.set(key, group);
    group.nudges.push(nudge);
    find.set(nudge.id, { nudge, group });
  }
  return { groups: [...groups.values()], find };
}

function likeness(nudge: Nudge): string {
  const { behaviour, element, contexts, trigger, effortSeconds, okWhenShortStaffed } = nudge;
  const { avoidWhen, readsAhead = false, challengeStage = null, cooldownDays } = nudge;
  return JSON.stringify([
    [behaviour, element, contexts, trigger, effortSeconds, okWhenShortStaffed],
    [avoidWhen, readsAhead, challengeStage, cooldownDays],
  ]);
}
