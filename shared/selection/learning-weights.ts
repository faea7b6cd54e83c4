import type { Answer } from '../schemas/history.ts';

/*
 * The constants of learning. The simulation tunes them on seeds of its own (docs/selection-study.md).
 */

/** How much one showing adds to the tallies: `shown` always, `good` when it was worth its minute. */
export const answerWeights: Record<Answer | 'ignored', { shown: number; good: number }> = {
  useful: { shown: 1, good: 1 },
  triedIt: { shown: 1, good: 1 },
  planned: { shown: 1, good: 1 },
  // Says something about the moment at least as much as about the nudge.
  notNow: { shown: 0.5, good: 0 },
  ignored: { shown: 1, good: 0 },
  // The one answer that is about the nudge and nothing else.
  notForMe: { shown: 2, good: 0 },
};

/** A level of a factor starts as if it had been shown so often with average success: two dozen taps move it half-way. */
export const priorShows = 24;

/** Before anything is known, three in ten are found useful; worth ten showings. */
export const priorRate = { shown: 10, good: 3 };

/** What an older showing still counts after each new one: half after about seventy, a quarter of a year at one a day. */
export const keptPerShow = 0.99;

/** What the behaviour of the showing before costs, as a share of useful taps; half of that for the one before it. */
export const sameBehaviourCost = 0.05;

/** A level counts as "found useful more often" only after so many showings, and so far above the average. */
export const noticeable = { shown: 6, above: 0.03 };
