import { mean, sampleStandardDeviation } from 'simple-statistics';

/** A mean over seeds and the half width of its 95 % interval. */
export interface Interval {
  mean: number;
  halfWidth: number;
}

/** Student's t, two-sided 95 %, for 1 to 9 degrees of freedom. */
const studentT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/**
 * The 95 % interval of what was measured once a seed. Pairs are compared by handing in their differences: seeds are
 * shared by all policies, so that what a seed does to both falls away. @throws RangeError unless 2 to 10 seeds.
 */
export function intervalOver(values: readonly number[]): Interval {
  const t = studentT[values.length - 2];
  if (t === undefined) throw new RangeError(`An interval needs 2 to 10 seeds, not ${values.length}`);
  // The deviation of equal values must be 0, not what rounding leaves of it: the null world is exactly that.
  const isSame = values.every((value) => value === values[0]);
  const spread = isSame ? 0 : sampleStandardDeviation([...values]);
  return { mean: mean([...values]), halfWidth: (t * spread) / Math.sqrt(values.length) };
}
