import { behaviours, type Behaviour, type ChallengeStage } from '../schemas/framework.ts';
import type { RecentShow, SelectionMemory } from '../schemas/selection-memory.ts';

/** One showing in eight is half of a behaviour's fair share, a quarter. */
const turnsPerBehaviour = 8;

/**
 * How far back the share of a challenge is counted: what could not be had long ago is not made up for in a row. An odd
 * number, so that turn and turn about stays so.
 */
const challengeTurns = 7;

const seen = (memory: SelectionMemory): RecentShow[] => memory.recent.filter(({ factors }) => factors !== null);

/**
 * Behaviours that have to come up now, so that each has at least half of its fair share however little its owner taps
 * on it; the longest missed comes first. The turns that are left let two of them be due at once.
 */
export function missedBehaviours(memory: SelectionMemory): Behaviour[] {
  const shown = seen(memory).map(({ factors }) => factors?.behaviour);
  const since = (behaviour: Behaviour) => shown.length - 1 - shown.lastIndexOf(behaviour);
  return behaviours
    .filter((behaviour) => since(behaviour) >= turnsPerBehaviour - 2)
    .toSorted((a, b) => since(b) - since(a));
}

/** How lately each behaviour was shown: 1 for the showing before, half of that for each one further back. */
export function recencyOf(memory: SelectionMemory): Record<Behaviour, number> {
  const recency = { attending: 0, understanding: 0, empathising: 0, helping: 0 };
  for (const [back, { factors }] of seen(memory).slice(-4).toReversed().entries()) {
    if (factors) recency[factors.behaviour] += 0.5 ** back;
  }
  return recency;
}

/** Whether it is the turn of the challenge: half of the prompts since it began, or since its stage changed, are its. */
export function isTurnOfStage(memory: SelectionMemory, stage: ChallengeStage, since: number): boolean {
  const turns = seen(memory)
    .filter(({ shownAt }) => shownAt >= since)
    .slice(-challengeTurns);
  return turns.filter((show) => show.stage === stage).length * 2 <= turns.length;
}
