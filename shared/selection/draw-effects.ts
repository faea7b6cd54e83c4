import { type FactorName, factorNames, type Factors } from '../schemas/factors.ts';
import type { Tally, Taste } from '../schemas/selection-memory.ts';
import { levelsOf } from './learn-from.ts';
import { priorRate, priorShows, strayShare } from './learning-weights.ts';

/** How much more, or less, often than on average nudges with these factors are found useful, as a share. */
export type EffectOf = (factors: Factors) => number;

/**
 * Draws one belief about what its owner finds useful, as Thompson sampling does: each level of each factor has an
 * effect of its own on the share of useful taps, drawn from a normal distribution that starts at nothing and narrows
 * with what was tapped; it strays less than Thompson's own. What little is known of is therefore tried now and then.
 * The same uniform numbers give the same draw.
 */
export function drawEffects(taste: Taste, random: () => number): EffectOf {
  const rate = averageRate(taste);
  const drawn = new Map<string, number>();
  for (const name of factorNames) {
    for (const [level, tally] of Object.entries(levelsOf(taste, name))) {
      const deviation = Math.sqrt((rate * (1 - rate)) / (tally.shown + priorShows[name]));
      drawn.set(level, meanEffect(name, tally, rate) + strayShare * deviation * standardNormal(random));
    }
  }
  return (factors) => factorNames.reduce((sum, name) => sum + (drawn.get(String(factors[name])) ?? 0), 0);
}

export function averageRate({ all }: Taste): number {
  return (all.good + priorRate.good) / (all.shown + priorRate.shown);
}

export function meanEffect(name: FactorName, { shown, good }: Tally, rate: number): number {
  return (good - rate * shown) / (shown + priorShows[name]);
}

/** Box and Muller, A note on the generation of random normal deviates, 1958. */
function standardNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
