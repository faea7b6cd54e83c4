import type { Attempt } from '../schemas/attempt.ts';
import type { Completion } from '../schemas/completion.ts';
import type { Module } from '../schemas/module.ts';

/**
 * The completion that an attempt has earned, or null while a step is open. Done means every step was gone through;
 * what was written or chosen on the way is neither needed nor known (behaviour.md, completion semantics).
 * @throws RangeError when the attempt belongs to another module or version than the one given.
 */
export function completeAttempt(attempt: Attempt, module: Module): Completion | null {
  if (attempt.moduleId !== module.id || attempt.moduleVersion !== module.version) {
    throw new RangeError(
      `attempt at ${attempt.moduleId}@${attempt.moduleVersion} judged by ${module.id}@${module.version}`,
    );
  }
  const doneAt = module.steps.map((step) => attempt.doneSteps[step]);
  if (!doneAt.every((at) => at !== undefined)) return null;
  return { moduleId: module.id, moduleVersion: module.version, completedAt: Math.max(...doneAt) };
}
