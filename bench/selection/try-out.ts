// node bench/selection/try-out.ts worlds: what the sizes of the worlds were set by, without any engine of ours.
// node bench/selection/try-out.ts engine: what the constants in shared/selection/learning-weights.ts were tuned by.
// Both print the change of the useful rate against uniform random in per cent, on seeds that are never published.
import { readShippedNudges } from '../decide-nudge/nudges.ts';
import { exampleLibrary } from './example-library.ts';
import { measure } from './measures.ts';
import { greedyOracle } from './policies/greedy-oracle.ts';
import { leastRecent } from './policies/least-recent.ts';
import { ours, oursWithoutLearning } from './policies/ours.ts';
import { uniformRandom } from './policies/uniform-random.ts';
import { calibrationSeeds, engineSeeds } from './seeds.ts';
import { simulate } from './simulate.ts';
import { people, workingDays, worlds } from './worlds.ts';

const what = process.argv[2];
const [nudges, seeds, policies] =
  what === 'engine'
    ? [readShippedNudges(), engineSeeds, [leastRecent, oursWithoutLearning, ours]]
    : [exampleLibrary(), calibrationSeeds, [leastRecent, greedyOracle]];

for (const world of worlds) {
  const rateOf = (policy: typeof ours, seed: number) =>
    measure(simulate({ world, policy, nudges, users: people, workingDays, seed }), nudges).rate;
  const uniform = seeds.map((seed) => rateOf(uniformRandom, seed));
  const changes = policies.map((policy) => {
    const sum = seeds.reduce((total, seed, index) => total + rateOf(policy, seed) / (uniform[index] ?? NaN) - 1, 0);
    return `${policy.title} ${((100 * sum) / seeds.length).toFixed(2)}`;
  });
  console.log(`${world.id}: ${changes.join(' · ')}`);
}
