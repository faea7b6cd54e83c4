import * as z from 'zod/mini';
import { challengeStages, type ChallengeStage } from '#shared/schemas/framework.ts';
import { maxChallengeLength } from '#shared/schemas/settings.ts';

/** Characters: a few more than for the challenge, for what came of it. */
export const maxOutcomeLength = 500;

/** Steps of a way: more than anybody takes in a year. */
const maxSteps = 200;

/** A stage of the challenge, or that it is put away, from an instant (milliseconds since 1970) until the next step. */
const stepSchema = z.strictObject({
  stage: z.enum([...challengeStages, 'away']),
  from: z.int().check(z.gte(0)),
});
export type ChallengeStep = z.infer<typeof stepSchema>;

/** A problem that a manager's team faces, and the way that they went with it. It never leaves the device. */
export const challengeSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  /** May be empty: nobody has to write it down. */
  text: z.string().check(z.maxLength(maxChallengeLength)),
  /** What changed, in its owner's words; empty until they write it. */
  outcome: z.string().check(z.maxLength(maxOutcomeLength)),
  way: z.array(stepSchema).check(
    z.minLength(1),
    z.maxLength(maxSteps),
    z.refine((way) => way.every(({ from }, index) => from >= (way[index - 1]?.from ?? 0))),
  ),
  /** When its owner was done with it, in milliseconds since 1970. */
  endedAt: z.optional(z.int().check(z.gte(0))),
  /** When its words were last changed. */
  changedAt: z.optional(z.int().check(z.gte(0))),
});
export type Challenge = z.infer<typeof challengeSchema>;

/** What of a challenge holds nobody's words. */
export type ChallengeWay = Pick<Challenge, 'way' | 'endedAt'>;

/** Prompts walk with one that is on; one that is away or over waits for nothing. */
export function stateOf({ way, endedAt }: ChallengeWay): 'on' | 'away' | 'over' {
  if (endedAt !== undefined) return 'over';
  return way.at(-1)?.stage === 'away' ? 'away' : 'on';
}

/** The stage that it is at, or was at when it was put away. */
export function stageOf({ way }: ChallengeWay): ChallengeStage {
  for (const { stage } of way.toReversed()) if (stage !== 'away') return stage;
  return 'spot';
}

/** A stage that was left again sooner was a slip of the hand, and leaves no mark on the way. */
const slipMs = 60_000;

/**
 * The way with one more step, at `now` (milliseconds since 1970). The same step again changes nothing; a clock that
 * went back never makes a step come before the one that it follows. The oldest steps make room when there is none.
 */
export function withStep(way: readonly ChallengeStep[], stage: ChallengeStep['stage'], now: number): ChallengeStep[] {
  const last = way.at(-1);
  if (last?.stage === stage) return [...way];
  const from = Math.max(now, last?.from ?? 0);
  if (last === undefined || from - last.from >= slipMs) return [...way, { stage, from }].slice(-maxSteps);
  const before = way.slice(0, -1);
  // Back where it was: the slip never happened.
  return before.at(-1)?.stage === stage ? before : [...before, { stage, from: last.from }];
}
