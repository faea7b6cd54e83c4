import type { Module } from '#shared/schemas/module.ts';
import type { Attempt } from '#shared/schemas/attempt.ts';

/**
 * The module that an attempt is judged by: its own version. Only the newest text is kept so far, so a running attempt
 * reads that under the number that it began with, and its end is not moved by a new version.
 */
export function moduleOfAttempt(module: Module, attempt: Attempt): Module {
  return module.version === attempt.moduleVersion ? module : { ...module, version: attempt.moduleVersion };
}
