// node bench/selection/tune-peer.ts: finds the values at which Duolingo's rule does best in our worlds (36 settings, mean of
// A, B, C and F, on a seed of its own). What it prints goes by hand into policies/recovering-difference.ts.
import { readShippedNudges } from '../decide-nudge/nudges.ts';
import { measure } from './measures.ts';
import { recoveringDifference } from './policies/recovering-difference.ts';
import { peerSeeds } from './seeds.ts';
import { simulate } from './simulate.ts';
import { people, workingDays, worlds } from './worlds.ts';

const nudges = readShippedNudges();
const [seed = 0] = peerSeeds;
const tunedIn = worlds.filter(({ id }) => ['A', 'B', 'C', 'F'].includes(id));
const found: { mean: number; says: string }[] = [];
for (const sigma of [500, 2_000, 5_000, 20_000]) {
  for (const gamma of [0.1, 1, 3.4]) {
    for (const tau of [0.001, 0.0025, 0.01]) {
      const values = { sigma, gamma, halfLife: 15, tau };
      const policy = recoveringDifference('tuning', 'Tuning', values);
      const rates = tunedIn.map(
        (world) => measure(simulate({ world, policy, nudges, users: people, workingDays, seed }), nudges).rate,
      );
      found.push({ mean: rates.reduce((a, b) => a + b, 0) / rates.length, says: JSON.stringify(values) });
    }
  }
}
for (const { mean, says } of found.toSorted((a, b) => b.mean - a.mean).slice(0, 5)) console.log(mean.toFixed(5), says);
