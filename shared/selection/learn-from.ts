import { type FactorName, factorNames } from '../schemas/factors.ts';
import type { RecentShow, SelectionMemory, Tally, Taste } from '../schemas/selection-memory.ts';
import { answerWeights, keptPerShow } from './learning-weights.ts';
import { minimumGapMs } from './minimum-gap.ts';

/** The tallies of one factor, whichever it is, by the names of its levels. */
export const levelsOf = (taste: Taste, name: FactorName): Record<string, Tally> => taste[name];

/** Adds showings to the tallies; with each, everything older fades a little. What nobody read teaches nothing. */
export function learnFrom(taste: Taste, shows: readonly RecentShow[]): Taste {
  const { all, behaviour, element, context, seconds } = taste;
  const learned: Taste = {
    all: { ...all },
    behaviour: copyLevels(behaviour),
    element: copyLevels(element),
    context: copyLevels(context),
    seconds: copyLevels(seconds),
  };
  const tallies = [learned.all, ...factorNames.flatMap((name) => Object.values(levelsOf(learned, name)))];
  const read = shows.filter(({ factors }) => factors !== null);
  const kept = keptPerShow ** read.length;
  for (const tally of tallies) {
    tally.shown *= kept;
    tally.good *= kept;
  }
  for (const [index, { factors, answer }] of read.entries()) {
    if (!factors) continue;
    // Each showing has faded once for every later one.
    const share = keptPerShow ** (read.length - 1 - index);
    const weight = answerWeights[answer ?? 'ignored'];
    add(learned.all, weight, share);
    for (const name of factorNames) add(levelsOf(learned, name)[factors[name]], weight, share);
  }
  // Three decimals say enough, and keep what is stored small and readable.
  for (const tally of tallies) {
    tally.shown = Math.round(tally.shown * 1000) / 1000;
    tally.good = Math.round(tally.good * 1000) / 1000;
  }
  return learned;
}

/** What is known of its owner's taste at an instant: from all showings but those that may yet be answered. */
export function tasteAt({ taste, recent }: SelectionMemory, now: number): Taste {
  return learnFrom(
    taste,
    recent.filter(({ answer, shownAt }) => answer !== null || now - shownAt >= minimumGapMs),
  );
}

function copyLevels<Level extends string>(levels: Record<Level, Tally>): Record<Level, Tally> {
  const copied = { ...levels };
  for (const level in copied) copied[level] = { ...copied[level] };
  return copied;
}

function add(tally: Tally | undefined, weight: Tally, share: number): void {
  if (!tally) return;
  tally.shown += weight.shown * share;
  tally.good += weight.good * share;
}
