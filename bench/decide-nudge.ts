import { decideNudge, type Situation } from '#shared/selection/decide-nudge.ts';
import { createLibrary } from '#shared/selection/nudge-library.ts';
import { rememberAnswer } from '#shared/selection/remember-answer.ts';
import { rememberShown } from '#shared/selection/remember-shown.ts';
import { moments, type Moment } from '#shared/schemas/moment.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { emptyMemory, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { defaultStatus } from '#shared/schemas/status.ts';
import { buildContent } from '../scripts/build-parts.ts';
import { localTime, makeNudge, readShippedNudges } from './decide-nudge/nudges.ts';
import { median } from './median.ts';
import type { Bench } from './measurement.ts';

const nudgeCount = 10_000;
const settings = { ...defaultSettings, dose: 'twice-daily' as const };
// A Tuesday, 10:30: inside working hours, at neither edge of the day, so that nothing is ruled out early.
const today = Date.parse('2026-11-24T10:30:00Z');
const dayInMs = 86_400_000;

/**
 * How long one decision takes with fifty times the nudges that we ship and two prompts a day for 1,000 days, how much
 * of that the length of the history costs, and how many bytes a year leaves in the browser's store. Every timed call
 * must end in a nudge: silence is decided first and would flatter the figure.
 */
export const benchDecideNudge: Bench = async (progress) => {
  await buildContent();
  const nudges = Array.from({ length: nudgeCount }, (_, index) => makeNudge(index));
  const long = situationsAfter(nudges, 1_000);
  const short = situationsAfter(nudges, 30);
  const timings = { long: [] as number[], short: [] as number[] };
  for (let round = 0; round < 60; round++) {
    for (const index of moments.keys()) {
      for (const [name, situations] of Object.entries({ long, short })) {
        const took = timeOf(situations[index]!);
        // The first rounds compile.
        if (round >= 10) timings[name as keyof typeof timings].push(took);
      }
    }
  }
  progress(`${timings.long.length} decisions after 1,000 days, as many after 30`);
  const growth = median(timings.long) / median(timings.short);
  const shipped = readShippedNudges();
  const bytes = Math.max(bytesAfterYear(shipped, 1), bytesAfterYear(shipped, 2));
  return [
    { name: 'decide-nudge', value: median(timings.long), unit: 'ms', bound: 0.2, peer: null },
    { name: 'decide-nudge/growth', value: growth, unit: 'ratio', bound: 2, peer: 'after 30 days' },
    { name: 'decide-nudge/memory', value: bytes, unit: 'bytes', bound: 20_000, peer: null },
  ];
};

function timeOf(situation: Situation): number {
  const before = performance.now();
  const decision = decideNudge(situation);
  const took = performance.now() - before;
  if (decision.kind !== 'nudge') throw new Error(`${situation.moment}: ${decision.reason} instead of a nudge`);
  return took;
}

/** One situation for each moment, after two prompts a day up to yesterday. */
function situationsAfter(nudges: readonly Nudge[], days: number): Situation[] {
  const library = createLibrary(nudges);
  const memory = live(nudges, days, 2);
  const now = localTime(today);
  return moments.map((moment) => {
    const kept = { settings, status: defaultStatus, memory, library, now };
    return { ...kept, moment, random: Math.random };
  });
}

/** So many days with so many prompts each; every fourth one is ignored, one in fifty called not for me. */
function live(nudges: readonly Nudge[], days: number, aDay: number): SelectionMemory {
  let memory = emptyMemory;
  for (let count = 0; count < days * aDay; count++) {
    const at = today - (days - Math.floor(count / aDay)) * dayInMs + (count % aDay) * 4 * 3_600_000;
    const nudge = nudges[(count * 7919) % nudges.length];
    if (!nudge) throw new Error('There are no nudges');
    const moment: Moment = moments[count % moments.length] ?? 'compose';
    memory = rememberShown(memory, { nudge, moment, now: localTime(at), because: { kind: 'longAgo', weeks: 16 } });
    if (count % 4 !== 0) memory = rememberAnswer(memory, nudge.id, count % 50 === 1 ? 'notForMe' : 'useful');
  }
  return memory;
}

/** What a year of seven days a week with the shipped nudges leaves in the store, where nothing was refused. */
function bytesAfterYear(nudges: readonly Nudge[], aDay: number): number {
  return Buffer.byteLength(JSON.stringify(live(nudges, 365, aDay)));
}
