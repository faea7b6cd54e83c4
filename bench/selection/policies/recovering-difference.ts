import type { Policy } from '../policy.ts';

interface Values {
  /** How many sends it takes until half of a measured difference is believed. */
  sigma: number;
  /** What a prompt loses that was sent a moment ago, and the days in which that halves. */
  gamma: number;
  halfLife: number;
  /** Temperature of the softmax. */
  tau: number;
}

/** Share of sends that stays uniform. */
const holdout = 0.05;

/**
 * Duolingo's recovering difference softmax (Yancey and Settles, KDD 2020), from what the paper says of it: the relative
 * difference between a prompt's rate and that of the rounds in which it could have been sent and was not, both weighted
 * by how likely that was; shrunk; less a penalty that halves with time; softmax. Pooled over all users, as published,
 * and learning after every tap, where the paper learned in batches.
 */
export const recoveringDifference = (id: string, title: string, values: Values): Policy => ({
  id,
  title,
  learns: 'pooled',
  begin: ({ nudges }) => {
    const sent = new Weighted(nudges.length);
    const passed = new Weighted(nudges.length);
    const sends = new Uint32Array(nudges.length);
    const chances = new Float64Array(nudges.length);
    let offered: readonly number[] = [];

    const scoreOf = (nudge: number) => {
      const without = passed.meanOf(nudge);
      if (sends[nudge] === 0 || without === 0) return 0;
      const count = sends[nudge] ?? 0;
      return (((sent.meanOf(nudge) - without) / without) * count) / (count + values.sigma);
    };
    return {
      choose: ({ fitting, daysSince, random }) => {
        offered = fitting;
        for (const nudge of fitting) {
          chances[nudge] = scoreOf(nudge) - values.gamma * 0.5 ** (daysSince(nudge) / values.halfLife);
        }
        const highest = Math.max(...fitting.map((nudge) => chances[nudge] ?? 0));
        let total = 0;
        for (const nudge of fitting) {
          total += chances[nudge] = Math.exp(((chances[nudge] ?? 0) - highest) / values.tau);
        }
        for (const nudge of fitting) {
          chances[nudge] = holdout / fitting.length + ((1 - holdout) * (chances[nudge] ?? 0)) / total;
        }
        let left = random();
        for (const nudge of fitting) if ((left -= chances[nudge] ?? 0) < 0) return nudge;
        return fitting.at(-1) ?? null;
      },
      // Comes straight after `choose`, so that the chances are still those of this round.
      learn: ({ nudge: chosen, answer }) => {
        const reward = answer === 'useful' ? 1 : 0;
        sends[chosen] = (sends[chosen] ?? 0) + 1;
        for (const nudge of offered) {
          const chance = chances[nudge] ?? 0;
          if (nudge === chosen) sent.add(nudge, reward, 1 / chance);
          else passed.add(nudge, reward, 1 / (1 - chance));
        }
      },
    };
  },
});

export const duolingoPublished = recoveringDifference('duolingo', 'Duolingo’s rule, published values, pooled', {
  ...{ sigma: 1e5, gamma: 0.017, halfLife: 15, tau: 0.0025 },
});

/** Tuned by tune-peer.ts in our worlds, on a seed of its own. */
export const duolingoTuned = recoveringDifference('duolingo-tuned', 'Duolingo’s rule, tuned here, pooled', {
  ...{ sigma: 5_000, gamma: 1, halfLife: 15, tau: 0.0025 },
});

/** Mean rewards by prompt, weighted. */
class Weighted {
  readonly #weight: Float64Array;
  readonly #reward: Float64Array;
  constructor(nudges: number) {
    this.#weight = new Float64Array(nudges);
    this.#reward = new Float64Array(nudges);
  }
  add(nudge: number, reward: number, weight: number): void {
    this.#weight[nudge] = (this.#weight[nudge] ?? 0) + weight;
    this.#reward[nudge] = (this.#reward[nudge] ?? 0) + reward * weight;
  }
  meanOf(nudge: number): number {
    const weight = this.#weight[nudge] ?? 0;
    return weight > 0 ? (this.#reward[nudge] ?? 0) / weight : 0;
  }
}
