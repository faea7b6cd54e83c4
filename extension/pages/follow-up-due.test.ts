import { expect, it } from 'vitest';
import type { Plan } from '#shared/schemas/plan.ts';
import { followUpDue } from './follow-up-due.ts';

const course = { title: 'Notice', behaviours: ['attending' as const], followUpsOn: ['2026-11-25', '2026-11-30'] };
const plan = (id: string, changes: Partial<NonNullable<Plan['course']>> = {}) => ({
  ...{ id, createdAt: 1 },
  course: { ...course, ...changes },
});

it('is none before its day, nor for a plan without a course', () => {
  expect(followUpDue([plan('a')], '2026-11-24')).toBeUndefined();
  expect(followUpDue([{ id: 'own', createdAt: 1 }], '2027-01-01')).toBeUndefined();
  expect(followUpDue([plan('a', { followUpsOn: [] })], '2027-01-01')).toBeUndefined();
});

it('is the one that came first, from its day on', () => {
  const later = plan('later', { followUpsOn: ['2026-11-26'] });
  expect(followUpDue([later, plan('a')], '2026-11-25')?.planId).toBe('a');
  expect(followUpDue([later, plan('a')], '2027-01-01')?.planId).toBe('a');
});

it('is said once, however many days went by, and again on the next day that it has', () => {
  const done = (followedUpOn: string) => [plan('a', { followedUpOn })];
  expect(followUpDue(done('2026-11-26'), '2026-11-29')).toBeUndefined();
  expect(followUpDue(done('2026-11-26'), '2026-11-30')?.planId).toBe('a');
  expect(followUpDue(done('2027-02-01'), '2027-02-02')).toBeUndefined();
});
