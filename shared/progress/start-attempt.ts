import type { Attempt } from '../schemas/attempt.ts';
import type { Module } from '../schemas/module.ts';

/** A fresh attempt at the module's present version. `now` in milliseconds since 1970. */
export function startAttempt(module: Module, now: number): Attempt {
  return { moduleId: module.id, moduleVersion: module.version, startedAt: now, doneSteps: {}, completedAt: null };
}
