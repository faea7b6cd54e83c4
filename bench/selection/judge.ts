import { quantileSorted } from 'simple-statistics';
import type { Measurement } from '../measurement.ts';
import { difference, measuresOf } from './compare.ts';
import { targets } from './measures.ts';
import type { Study } from './run-study.ts';
import { worlds } from './worlds.ts';

const peer = 'least-recent, shuffled';

/** Worlds in which ours is worse than least-recent by more than the interval: in useful taps, and, where everybody stays, in rate. */
export function worseWorlds(study: Study): string[] {
  return worlds
    .filter(({ id, dropOut }) => {
      const measured = dropOut ? (['useful'] as const) : (['rate', 'useful'] as const);
      return measured.some((measure) => {
        const { mean, halfWidth } = difference(study, id, 'ours', 'least-recent', measure);
        return mean + halfWidth < 0;
      });
    })
    .map(({ id }) => id);
}

/** The share of simulated users who met any prompt again too soon within a year at one a day. */
export function shareWithShorterGap(shortest: readonly number[]): number {
  return shortest.filter((days) => days < targets.gapDays).length / shortest.length;
}

/** The gap below which only `share` of the users come, in weeks; Infinity where so few saw any prompt again. */
export function gapWeeksAt(shortest: readonly number[], share: number): number {
  return (
    quantileSorted(
      shortest.toSorted((a, b) => a - b),
      share,
    ) / 7
  );
}

/** The targets as rows: every bound is an upper one, so what must be large is shown as what is missing. */
export function judge(study: Study): Measurement[] {
  const full = worlds.filter(({ dropOut }) => !dropOut);
  const oursInFull = full.flatMap(({ id }) => measuresOf(study, id, 'ours'));
  const shortest = study.year['ours']?.shortest ?? [];
  return [
    {
      name: 'selection/worlds-worse-than-least-recent',
      value: worseWorlds(study).length,
      unit: 'worlds',
      bound: targets.worseWorlds,
      peer,
    },
    ...targets.tasteWorlds.flatMap((world): Measurement[] => {
      const { mean, halfWidth } = difference(study, world, 'ours', 'least-recent', 'rate');
      const name = `selection/points-in-${world.toLowerCase()}`;
      return [
        { name, value: mean, unit: `points ± ${halfWidth.toFixed(1)}`, bound: null, peer },
        { name: `${name}-missing`, value: Math.max(0, targets.tastePoints - mean), unit: 'points', bound: 0, peer },
      ];
    }),
    {
      name: 'selection/coverage-missing',
      value: Math.max(0, targets.lowestShare - Math.min(...oursInFull.map((seed) => seed.lowestShareOfAnybody))),
      unit: 'share',
      bound: 0,
      peer: null,
    },
    {
      name: 'selection/repeats-within-28-days',
      value: Math.max(...worlds.flatMap(({ id }) => measuresOf(study, id, 'ours').map((seed) => seed.repeats))),
      unit: 'share',
      bound: targets.repeats,
      peer: null,
    },
    {
      name: 'selection/users-with-gap-under-16-weeks',
      value: shareWithShorterGap(shortest),
      unit: 'share',
      bound: targets.shareWithShorterGap,
      peer: null,
    },
  ];
}
