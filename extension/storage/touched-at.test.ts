import { expect, it } from 'vitest';
import { planNeededAt } from './touched-at.ts';

const day = 86_400_000;
const made = Date.parse('2026-11-23');
const course = { title: 'Notice', behaviours: ['attending' as const] };

it('a plan stays until the last day that it has: its own, or that of a follow-up', () => {
  expect(planNeededAt({ createdAt: made })).toBe(made);
  expect(planNeededAt({ createdAt: made, dueOn: '2026-12-01' })).toBe(made + 8 * day);
  const followUpsOn = ['2026-11-25', '2026-12-14'];
  expect(planNeededAt({ createdAt: made, course: { ...course, followUpsOn } })).toBe(made + 21 * day);
  expect(planNeededAt({ createdAt: made, dueOn: '2026-12-20', course: { ...course, followUpsOn } })).toBe(
    made + 27 * day,
  );
});

it('a day that has gone by, or is years away, keeps nothing for longer', () => {
  expect(planNeededAt({ createdAt: made, dueOn: '2026-01-01' })).toBe(made);
  expect(planNeededAt({ createdAt: made, course: { ...course, followUpsOn: ['2099-01-01'] } })).toBe(made + 366 * day);
  expect(planNeededAt({ createdAt: made, dueOn: '2026-02-31' })).toBe(made);
});
