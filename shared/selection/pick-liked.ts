import type { Moment } from '../schemas/moment.ts';
import type { Nudge } from '../schemas/nudge.ts';
import type { SelectionMemory, Taste } from '../schemas/selection-memory.ts';
import { recencyOf } from './balance.ts';
import { drawEffects } from './draw-effects.ts';
import { factorsOf } from './factors-of.ts';
import { anytimeCost, repeatCost, sameBehaviourCost } from './learning-weights.ts';
import type { Candidates } from './rested-third.ts';

/**
 * Takes the nudge that one drawn belief calls most useful, a little less so where its behaviour was just shown, where
 * it was shown before, or where it would do at any time.
 */
export function pickLiked(
  candidates: readonly Candidates[],
  moment: Moment,
  memory: SelectionMemory,
  taste: Taste,
  random: () => number,
): Nudge | undefined {
  const effectOf = drawEffects(taste, random);
  const recency = recencyOf(memory);
  let best = -Infinity;
  let liked: Candidates[] = [];
  for (const candidate of candidates) {
    const { example, nudges } = candidate.group;
    const factors = factorsOf(example, moment);
    let score = effectOf(factors) - sameBehaviourCost * recency[example.behaviour];
    if (candidate.known.length >= nudges.length) score -= repeatCost;
    if (factors.context === 'anytime') score -= anytimeCost;
    if (score < best) continue;
    if (score > best) liked = [];
    best = score;
    liked.push(candidate);
  }
  const nudges = liked.flatMap(({ group, known, rested }) => {
    const old = new Set(known);
    return old.size < group.nudges.length ? group.nudges.filter((nudge) => !old.has(nudge)) : rested;
  });
  return nudges[Math.floor(random() * nudges.length)];
}
