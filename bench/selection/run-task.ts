import type { Nudge } from '#shared/schemas/nudge.ts';
import { measure, shortestGaps } from './measures.ts';
import { allPolicies } from './policies/all-policies.ts';
import { leastRecent } from './policies/least-recent.ts';
import { noPrompt } from './policies/no-prompt.ts';
import { ours } from './policies/ours.ts';
import { simulate } from './simulate.ts';
import type { Task, TaskResult } from './task.ts';
import { worlds } from './worlds.ts';

/** A world where tastes differ: learning pulls towards repeats there most. */
const worldOfYear = 'B';

/** What a worker thread does. The same task and library give the same result. @throws RangeError for an unknown world. */
export default function runTask({ task, nudges }: { task: Task; nudges: readonly Nudge[] }): TaskResult {
  const { seed, users, workingDays } = task;
  const name = task.kind === 'world' ? task.world : worldOfYear;
  const world = worlds.find(({ id }) => id === name);
  if (!world) throw new RangeError(`There is no world ${name}`);
  const play = (policy: (typeof allPolicies)[number]) => simulate({ world, policy, nudges, users, workingDays, seed });

  if (task.kind === 'world') {
    // Without drop-out, sending nothing is nothing to measure.
    const policies = allPolicies.filter((policy) => policy !== noPrompt || world.dropOut);
    const measures = Object.fromEntries(policies.map((policy) => [policy.id, measure(play(policy), nudges)]));
    return { kind: 'world', world: name, seed, measures };
  }
  const gaps = [leastRecent, ours].map((policy) => {
    const everybody = play(policy);
    const sent = everybody.reduce((sum, days) => sum + days.sent.length, 0) / users;
    return [policy.id, { shortest: shortestGaps(everybody), sent }];
  });
  return { kind: 'year', seed, gaps: Object.fromEntries(gaps) };
}
