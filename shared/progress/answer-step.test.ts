import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Module } from '../schemas/module.ts';
import { stepKinds } from '../schemas/step.ts';
import { answerStep, nextStep } from './answer-step.ts';
import { completeAttempt } from './complete-attempt.ts';
import { startAttempt } from './start-attempt.ts';

const module: Module = {
  id: 'not-soft',
  version: 3,
  minutes: 10,
  behaviours: ['attending'],
  elements: ['vision'],
  evidence: ['west-2017'],
  licence: 'CC-BY-4.0',
  steps: [...stepKinds],
  locales: { en: { title: 'Not soft', summary: 'A summary', status: 'reviewed' } },
};

describe('an attempt', () => {
  it('opens at the first step', () => {
    expect(nextStep(startAttempt(module, 5), module)).toBe('read');
  });

  it('is complete with its last step, at the time of that step, and only then', () => {
    let attempt = startAttempt(module, 0);
    const completedNow = module.steps.map((step, index) => {
      const result = answerStep(attempt, module, step, 100 + index);
      if (result.kind !== 'answered') throw new Error(result.kind);
      attempt = result.attempt;
      return result.completedNow;
    });
    expect(completedNow).toEqual([false, false, false, false, true]);
    expect(attempt.completedAt).toBe(104);
    expect(nextStep(attempt, module)).toBeNull();
  });

  it('refuses a step before its turn and names the one that is due', () => {
    expect(answerStep(startAttempt(module, 0), module, 'check', 1)).toEqual({ kind: 'outOfOrder', next: 'read' });
  });

  it('refuses a step that the module does not have', () => {
    const short: Module = { ...module, steps: ['read', 'check'] };
    expect(answerStep(startAttempt(short, 0), short, 'plan', 1)).toEqual({ kind: 'unknownStep' });
  });

  it('is not judged by another version of its module', () => {
    const attempt = startAttempt(module, 0);
    expect(() => completeAttempt(attempt, { ...module, version: 4 })).toThrow(/not-soft@3 judged by not-soft@4/);
  });

  it('never goes back, whatever is answered in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...stepKinds), { maxLength: 30 }), (answered) => {
        let attempt = startAttempt(module, 0);
        let completions = 0;
        answered.forEach((step, index) => {
          const before = Object.keys(attempt.doneSteps).length;
          const result = answerStep(attempt, module, step, index + 1);
          if (result.kind !== 'answered') return;
          if (attempt.completedAt !== null) expect(result.attempt).toEqual(attempt);
          expect(Object.keys(result.attempt.doneSteps).length).toBeGreaterThanOrEqual(before);
          completions += result.completedNow ? 1 : 0;
          attempt = result.attempt;
        });
        expect(completions).toBe(attempt.completedAt === null ? 0 : 1);
      }),
    );
  });
});
