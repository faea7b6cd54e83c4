import { expect, it } from 'vitest';
import { planDue, withDay } from './plan-due.ts';

const plan = (id: string, days: { dueOn?: string; triedOn?: string[] } = {}) => ({
  ...{ id, cue: 'x', response: 'y', from: { kind: 'nudge', id: 'a' } as const, createdAt: 1 },
  ...days,
});
const today = '2026-11-23';

it.each([
  ['without a day', plan('a'), false],
  ['on its day', plan('a', { dueOn: today }), true],
  ['after its day', plan('a', { dueOn: '2026-01-31' }), true],
  ['before its day', plan('a', { dueOn: '2026-11-24' }), false],
  ['that was tried since', plan('a', { dueOn: '2026-11-20', triedOn: ['2026-11-21'] }), false],
  ['that was tried on the day', plan('a', { dueOn: today, triedOn: [today] }), false],
  ['that was tried before only', plan('a', { dueOn: '2026-11-20', triedOn: ['2026-11-19'] }), true],
])('a plan %s', (_name, given, isDue) => {
  expect(planDue([given], today)?.id).toBe(isDue ? 'a' : undefined);
});

it('asks about one at a time, the longest due first', () => {
  const plans = [plan('b', { dueOn: '2026-11-20' }), plan('a', { dueOn: '2026-10-02' }), plan('c')];
  expect(planDue(plans, today)?.id).toBe('a');
});

it('gives a plan another day, or none', () => {
  expect(withDay(plan('a', { dueOn: today }), '2026-11-30').dueOn).toBe('2026-11-30');
  expect('dueOn' in withDay(plan('a', { dueOn: today }), null)).toBe(false);
});
