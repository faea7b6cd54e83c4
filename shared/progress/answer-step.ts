import type { Attempt } from '../schemas/attempt.ts';
import type { Module } from '../schemas/module.ts';
import type { StepKind } from '../schemas/step.ts';
import { completeAttempt } from './complete-attempt.ts';

export type StepResult =
  | { kind: 'answered'; attempt: Attempt; completedNow: boolean }
  /** The module has no such step. */
  | { kind: 'unknownStep' }
  /** `next` has to be done first. */
  | { kind: 'outOfOrder'; next: StepKind };

/** The step to open when a learner comes back: the first one not done, or null when all are. */
export function nextStep(attempt: Attempt, module: Module): StepKind | null {
  return module.steps.find((step) => attempt.doneSteps[step] === undefined) ?? null;
}

/**
 * What an answered step does to an attempt. Steps are done in order; a step done before may be visited again and
 * changes nothing, so that an answer sent twice counts once and a finished attempt never becomes unfinished.
 * `now` in milliseconds since 1970. Throws like completeAttempt.
 */
export function answerStep(attempt: Attempt, module: Module, step: StepKind, now: number): StepResult {
  if (!module.steps.includes(step)) return { kind: 'unknownStep' };
  if (attempt.doneSteps[step] !== undefined) return { kind: 'answered', attempt, completedNow: false };
  const next = nextStep(attempt, module);
  if (next !== null && next !== step) return { kind: 'outOfOrder', next };

  const answered = { ...attempt, doneSteps: { ...attempt.doneSteps, [step]: now } };
  const completion = completeAttempt(answered, module);
  return {
    kind: 'answered',
    attempt: { ...answered, completedAt: completion?.completedAt ?? null },
    completedNow: completion !== null,
  };
}
