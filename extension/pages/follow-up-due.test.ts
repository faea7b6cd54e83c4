import { expect, it } from 'vitest';
import { planSchema, type Plan } from '#shared/schemas/plan.ts';
import { followUpDue, withFollowUpDone } from './follow-up-due.ts';

const course = { title: 'Notice', behaviours: ['attending' as const], followUpsOn: ['2026-11-25', '2026-11-30'] };
const plan = (id: string, changes: Partial<NonNullable<Plan['course']>> = {}): Plan => ({
  ...{ id, cue: 'we meet', response: 'ask', from: { kind: 'module' as const, id: 'notice' }, createdAt: 1 },
  course: { ...course, ...changes },
});
const ownPlan: Plan = { ...plan('own'), course: undefined } as Plan;

it('is none before its day, nor for a plan without a course', () => {
  expect(followUpDue([plan('a')], '2026-11-24')).toBeUndefined();
  expect(followUpDue([ownPlan], '2027-01-01')).toBeUndefined();
  expect(followUpDue([plan('a', { followUpsOn: [] })], '2027-01-01')).toBeUndefined();
});

it('is the one that came first, from its day on', () => {
  const later = plan('later', { followUpsOn: ['2026-11-26'] });
  expect(followUpDue([later, plan('a')], '2026-11-25')?.plan.id).toBe('a');
  expect(followUpDue([later, plan('a')], '2027-01-01')?.plan.id).toBe('a');
});

it('is said once, however many days went by, and again on the next day that it has', () => {
  const due = followUpDue([plan('a')], '2026-11-26');
  const done = withFollowUpDone(due!, '2026-11-26');
  expect(planSchema.parse(done)).toEqual(done);
  expect(followUpDue([done], '2026-11-29')).toBeUndefined();
  expect(followUpDue([done], '2026-11-30')?.plan.id).toBe('a');
  const late = withFollowUpDone(followUpDue([plan('a')], '2027-02-01')!, '2027-02-01');
  expect(followUpDue([late], '2027-02-02')).toBeUndefined();
});
