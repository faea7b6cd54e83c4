import { quantileSorted } from 'simple-statistics';
import { behaviours } from '#shared/schemas/framework.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { UserDays } from './user-days.ts';

// What is measured, fixed together with the worlds before any engine of ours was run. Rates are expected ones: the mean
// of the true chances of what was sent, so that the luck of single taps is not in the figures.

/** What is measured of one policy in one world and seed. */
export interface Measures {
  /** Expected useful share of the prompts sent, mean of users: what the table's change against uniform is made of. */
  rate: number;
  /** The same at the 25th percentile of users: what it is like for those it serves worst. */
  rateOfQuarter: number;
  /** Expected useful taps a user, over all working days: a silent day counts as none. */
  useful: number;
  /** Prompts sent, mean of users. */
  sent: number;
  /** Share of prompts that their user had seen within the 28 days before. */
  repeats: number;
  /** A user's least shown behaviour, as a share of what that user was sent: mean of users, and the lowest user. */
  lowestShare: number;
  lowestShareOfAnybody: number;
  /** Share of users who have not switched off at the end. */
  stillOn: number;
}

/** Days within which the same prompt again counts as a repeat. */
export const repeatDays = 28;

/** A user with fewer prompts has no meaningful shares: with drop-out some leave in the first week. */
const promptsForShares = 40;

export function measure(everybody: readonly UserDays[], nudges: readonly Nudge[]): Measures {
  const rates = everybody.flatMap((days) => (days.sent.length > 0 ? [usefulOf(days) / days.sent.length] : []));
  const shares = everybody.flatMap((days) =>
    days.sent.length < promptsForShares ? [] : [lowestShareOf(days, nudges)],
  );
  const sent = sum(everybody.map((days) => days.sent.length));
  return {
    rate: mean(rates),
    rateOfQuarter: rates.length > 0 ? quantileSorted(rates.toSorted(ascending), 0.25) : 0,
    useful: mean(everybody.map(usefulOf)),
    sent: sent / everybody.length,
    repeats: sent > 0 ? sum(everybody.map(repeatsOf)) / sent : 0,
    lowestShare: mean(shares),
    lowestShareOfAnybody: shares.length > 0 ? Math.min(...shares) : 0,
    stillOn: everybody.filter((days) => days.isOn).length / everybody.length,
  };
}

/** Calendar days of each user's shortest gap before any prompt came again; Infinity where none did. */
export function shortestGaps(everybody: readonly UserDays[]): number[] {
  return everybody.map((days) => {
    const last = new Map<number, number>();
    let shortest = Infinity;
    for (const { nudge, day } of days.sent) {
      shortest = Math.min(shortest, day - (last.get(nudge) ?? -Infinity));
      last.set(nudge, day);
    }
    return shortest;
  });
}

/**
 * What ours must reach, against least-recent shuffled (issue 3). Points are points of the change against uniform random,
 * in per cent.
 */
export const targets = {
  /** Not worse beyond the interval, in any world: by rate and by useful taps in A–F, by useful taps with drop-out. */
  worseWorlds: 0,
  /** Worlds whose tastes the factors see, and what ours gains there at least. */
  tasteWorlds: ['B', 'E'],
  tastePoints: 3,
  /** Half the fair share of each behaviour, for every user. */
  lowestShare: 0.5 / behaviours.length,
  repeats: 0,
  /** Of a year at one a day: this share of users may meet a prompt again within fewer days than that. */
  gapDays: 16 * 7,
  shareWithShorterGap: 0.05,
};

function usefulOf(days: UserDays): number {
  return sum(days.sent.map(({ chance }) => chance));
}

function lowestShareOf(days: UserDays, nudges: readonly Nudge[]): number {
  const counts = behaviours.map(() => 0);
  for (const { nudge } of days.sent) {
    const behaviour = behaviours.indexOf(nudges[nudge]?.behaviour ?? 'attending');
    counts[behaviour] = (counts[behaviour] ?? 0) + 1;
  }
  return Math.min(...counts) / days.sent.length;
}

function repeatsOf(days: UserDays): number {
  const last = new Map<number, number>();
  let repeats = 0;
  for (const { nudge, day } of days.sent) {
    if (day - (last.get(nudge) ?? -Infinity) <= repeatDays) repeats++;
    last.set(nudge, day);
  }
  return repeats;
}

const ascending = (a: number, b: number) => a - b;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => (values.length > 0 ? sum(values) / values.length : 0);
