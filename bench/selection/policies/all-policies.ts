import type { Policy } from '../policy.ts';
import { epsilonGreedyLocal, epsilonGreedyPooled } from './epsilon-greedy.ts';
import { fixedCalendar } from './fixed-calendar.ts';
import { greedyOracle } from './greedy-oracle.ts';
import { leastRecent } from './least-recent.ts';
import { noPrompt } from './no-prompt.ts';
import { ours, oursWithoutLearning } from './ours.ts';
import { duolingoPublished, duolingoTuned } from './recovering-difference.ts';
import { roundRobin } from './round-robin.ts';
import { thompsonPerPromptLocal, thompsonPerPromptPooled } from './thompson-per-prompt.ts';
import { uniformRandom } from './uniform-random.ts';

/** In the order of the published tables. */
export const allPolicies: readonly Policy[] = [
  uniformRandom,
  fixedCalendar,
  roundRobin,
  leastRecent,
  epsilonGreedyLocal,
  thompsonPerPromptLocal,
  epsilonGreedyPooled,
  thompsonPerPromptPooled,
  duolingoPublished,
  duolingoTuned,
  oursWithoutLearning,
  ours,
  greedyOracle,
  noPrompt,
];
