import { join } from 'node:path';
import { Tinypool } from 'tinypool';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Measures } from './measures.ts';
import type { Task, TaskResult } from './task.ts';
import { worlds } from './worlds.ts';

export interface StudySize {
  seeds: readonly number[];
  users: number;
  workingDays: number;
  daysOfYear: number;
}

/** Everything that was measured; arrays go by seed, in the order of the seeds. */
export interface Study {
  size: StudySize;
  nudges: number;
  /** By world and policy. */
  measures: Record<string, Record<string, Measures[]>>;
  /** By policy: every user's shortest gap of a year, in calendar days, and prompts sent a user and year. */
  year: Record<string, { shortest: number[]; sent: number[] }>;
}

/** Plays every policy in every world with every seed, on two threads; the result does not depend on who ends first. */
export async function runStudy(
  nudges: readonly Nudge[],
  size: StudySize,
  progress: (text: string) => void,
): Promise<Study> {
  const { seeds, users, workingDays, daysOfYear } = size;
  const tasks = seeds.flatMap((seed): Task[] => [
    { kind: 'year', seed, users, workingDays: daysOfYear },
    ...worlds.map(({ id }): Task => ({ kind: 'world', world: id, seed, users, workingDays })),
  ]);
  const pool = new Tinypool({ filename: join(import.meta.dirname, 'run-task.ts'), minThreads: 2, maxThreads: 2 });
  try {
    let done = 0;
    const results = await Promise.all(
      tasks.map(async (task) => {
        const result = (await pool.run({ task, nudges })) as TaskResult;
        if (++done % 10 === 0) progress(`${done} of ${tasks.length} simulations`);
        return result;
      }),
    );
    return gather(results, size, nudges.length);
  } finally {
    await pool.destroy();
  }
}

function gather(results: readonly TaskResult[], size: StudySize, nudges: number): Study {
  const study: Study = { size, nudges, measures: {}, year: {} };
  for (const result of results) {
    if (result.kind === 'world') {
      const ofWorld = (study.measures[result.world] ??= {});
      for (const [policy, measures] of Object.entries(result.measures)) (ofWorld[policy] ??= []).push(measures);
      continue;
    }
    for (const [policy, { shortest, sent }] of Object.entries(result.gaps)) {
      const ofPolicy = (study.year[policy] ??= { shortest: [], sent: [] });
      ofPolicy.shortest.push(...shortest);
      ofPolicy.sent.push(sent);
    }
  }
  return study;
}
