import type { Scenario } from '#shared/schemas/step.ts';
import type { Finding, Rule } from './rule.ts';

const turns = 3;
const optionsPerTurn = 3;
const leastEndings = 3;

/**
 * A scenario has three turns of three options on every path, at least three endings, and nothing that no path reaches.
 * It is checked turn by turn over the scenes that can then be on stage, so a circle does not keep it from ending.
 */
export const scenarioGraph: Rule = {
  name: 'scenario-graph',
  *checkModule({ scenario }) {
    if (!scenario) return;
    const { endings, scenes } = scenario;
    if (endings.length < leastEndings) {
      yield { path: ['scenario', 'endings'], message: `${endings.length} endings, at least ${leastEndings}: add some` };
    }
    for (const key of endings.filter((ending, index) => ending in scenes || endings.indexOf(ending) !== index)) {
      yield { path: ['scenario', 'endings'], message: `"${key}" is there twice or is also a scene: rename one` };
    }
    for (const [key, options] of Object.entries(scenes)) {
      const count = Object.keys(options).length;
      if (count !== optionsPerTurn) {
        yield { path: ['scenario', 'scenes', key], message: `${count} options in "${key}", give ${optionsPerTurn}` };
      }
    }
    const circle = findCircle(scenario, [scenario.start]);
    if (circle) {
      yield {
        path: ['scenario', 'scenes', circle.at(-1) ?? scenario.start],
        message: `runs in a circle, ${[...circle, circle[0]].join(' → ')}: lead one of these on to a new scene`,
      };
    }
    yield* walk(scenario);
  },
};

/** The scenes of a circle that some way down from `way` runs into, or null. */
function findCircle({ scenes, ...rest }: Scenario, way: readonly string[]): readonly string[] | null {
  for (const target of Object.values(scenes[way.at(-1) ?? ''] ?? {})) {
    if (way.includes(target)) return way.slice(way.indexOf(target));
    const circle = findCircle({ scenes, ...rest }, [...way, target]);
    if (circle) return circle;
  }
  return null;
}

function* walk({ start, scenes, endings }: Scenario): Generator<Finding> {
  if (!Object.hasOwn(scenes, start)) {
    yield {
      path: ['scenario', 'start'],
      message: `there is no scene "${start}": name one of ${Object.keys(scenes).join(', ')}`,
    };
    return;
  }
  const reached = new Set<string>();
  let onStage = new Set([start]);
  for (let turn = 1; turn <= turns; turn += 1) {
    const next = new Set<string>();
    for (const scene of onStage) {
      reached.add(scene);
      for (const [option, target] of Object.entries(scenes[scene] ?? {})) {
        const path = ['scenario', 'scenes', scene, option];
        const isScene = Object.hasOwn(scenes, target);
        const isEnding = endings.includes(target);
        if (!isScene && !isEnding) yield { path, message: `"${target}" is neither a scene nor an ending: correct it` };
        else if (isEnding && turn < turns)
          yield { path, message: `ends after turn ${turn}, every path has ${turns} turns: lead to a scene` };
        else if (isScene && turn === turns) yield { path, message: `goes on after turn ${turns}: lead to an ending` };
        if (isScene) next.add(target);
        if (isEnding) reached.add(target);
      }
    }
    onStage = next;
  }
  for (const key of Object.keys(scenes).filter((scene) => !reached.has(scene))) {
    yield {
      path: ['scenario', 'scenes', key],
      message: `no path reaches the scene "${key}": lead an option to it or remove it`,
    };
  }
  for (const [index, key] of endings.entries()) {
    if (!reached.has(key)) {
      yield {
        path: ['scenario', 'endings', index],
        message: `no path reaches the ending "${key}": lead an option to it or remove it`,
      };
    }
  }
}
