import type { Scenario } from '../schemas/step.ts';

export interface Turn {
  scene: string;
  option: string;
}
/** The turns taken and where they lead: a scene with open options, or an ending. */
export interface Walk {
  turns: Turn[];
  at: { kind: 'scene'; scene: string } | { kind: 'ending'; ending: string };
}

/**
 * Follows the chosen options from the start of a scenario. A path that does not fit (kept from an older version of
 * the module) is followed as far as it does, so that nobody is stuck.
 */
export function walkScenario(scenario: Scenario, path: readonly string[]): Walk {
  const turns: Turn[] = [];
  let place = scenario.start;
  for (const option of path) {
    const options = scenario.scenes[place] ?? {};
    const next = Object.hasOwn(options, option) ? options[option] : undefined;
    if (next === undefined) break;
    turns.push({ scene: place, option });
    place = next;
  }
  return scenario.endings.includes(place)
    ? { turns, at: { kind: 'ending', ending: place } }
    : { turns, at: { kind: 'scene', scene: place } };
}
