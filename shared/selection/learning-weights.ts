import type { FactorName } from '../schemas/factors.ts';
import type { Answer } from '../schemas/history.ts';

/*
 * The constants of learning. The simulation tuned them on seeds of its own (docs/decisions/0007).
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

/**
 * A level of a factor starts as if it had been shown so often with average success: 30 taps move it half-way. Context
 * and length need more, because at one moment they hardly differ and say less about what a nudge asks for.
 */
export const priorShows: Record<FactorName, number> = { behaviour: 30, element: 30, context: 90, seconds: 90 };

/**
 * How far a drawn belief strays from the mean one, as a share of its standard deviation. A full draw explores more than
 * 130 prompts in half a year pay back; rest and balance bring variety anyway.
 */
export const strayShare = 0.25;

/** Before anything is known, three in ten are found useful; worth ten showings. */
export const priorRate = { shown: 10, good: 3 };

/** What an older showing still counts after each new one: half after about 140, half a year at one a day. */
export const keptPerShow = 0.995;

/** What the behaviour of the showing before costs, as a share of useful taps; half of that for the one before it. */
export const sameBehaviourCost = 0.02;

/** What it costs that a nudge was shown before: as long as one is new, it should be liked a good deal less. */
export const repeatCost = 0.08;

/** What it costs that a nudge is written for any time: such ones are kept for when nothing else fits. */
export const anytimeCost = 0.02;

/** A level counts as "found useful more often" only after so many showings, and so far above the average. */
export const noticeable = { shown: 6, above: 0.03 };
