import { type Interval, intervalOver } from './interval.ts';
import type { Measures } from './measures.ts';
import type { Study } from './run-study.ts';

type Measure = 'rate' | 'rateOfQuarter' | 'useful';

/** The measures of one policy in one world, by seed. @throws RangeError where that was not played. */
export function measuresOf(study: Study, world: string, policy: string): Measures[] {
  const found = study.measures[world]?.[policy];
  if (!found) throw new RangeError(`${policy} was not played in world ${world}`);
  return found;
}

/** Per cent by which a policy is above uniform random, seed by seed. */
export function changeAgainstUniform(study: Study, world: string, policy: string, measure: Measure): Interval {
  return difference(study, world, policy, 'uniform', measure);
}

/**
 * How far a policy is above another: points of the change against uniform random in per cent, paired by seed, for
 * seeds are shared.
 */
export function difference(study: Study, world: string, policy: string, other: string, measure: Measure): Interval {
  const uniform = measuresOf(study, world, 'uniform');
  const others = measuresOf(study, world, other);
  const points = measuresOf(study, world, policy).map((mine, seed) => {
    const [base, theirs] = [uniform[seed]?.[measure], others[seed]?.[measure]];
    if (!base || theirs === undefined) throw new RangeError(`World ${world} lacks a seed of uniform or ${other}`);
    const change = (100 * (mine[measure] - theirs)) / base;
    // Sums of equal chances in another order differ in the last binary place; that is no difference.
    return Math.abs(change) < 1e-9 ? 0 : change;
  });
  return intervalOver(points);
}
