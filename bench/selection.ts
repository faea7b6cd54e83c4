import { buildContent } from '../scripts/build-parts.ts';
import { readShippedNudges } from './decide-nudge/nudges.ts';
import type { Bench } from './measurement.ts';
import { judge } from './selection/judge.ts';
import { runStudy } from './selection/run-study.ts';
import { studySeeds } from './selection/seeds.ts';
import { daysOfYear, people, workingDays } from './selection/worlds.ts';
import { writeStudy } from './selection/write-study.ts';

/**
 * How the product's choice of prompts does beside its peers, in simulation: the shipped library, 200 made-up users,
 * half a year, ten seeds, eight worlds (docs/selection-study.md, whose tables and plot this writes).
 */
export const benchSelection: Bench = async (progress) => {
  await buildContent();
  const size = { seeds: studySeeds, users: people, workingDays, daysOfYear };
  const study = await runStudy(readShippedNudges(), size, progress);
  writeStudy(study);
  return judge(study);
};
