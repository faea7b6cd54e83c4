import { expect, it } from 'vitest';
import type { Answer } from '#shared/schemas/history.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { practiceByMonth } from './practice-by-month.ts';

const nudges = [exampleNudge('a'), exampleNudge('h', { behaviour: 'helping' })];
const show = (nudgeId: string, shownOn: string, answer: Answer | null = 'useful', moment: Moment = 'compose') => ({
  ...{ nudgeId, moment, shownAt: Date.parse(shownOn), shownOn, answer, because: null },
});
const plan = (id: string, triedOn: string[], kind: 'nudge' | 'module' = 'nudge') => ({
  ...{ id, cue: 'x', response: 'y', from: { kind, id }, createdAt: 1, triedOn },
});
const practice = (shown: ReturnType<typeof show>[], plans: ReturnType<typeof plan>[] = []) =>
  practiceByMonth({ shown, plans, nudges }, '2026-02-10');
const times = (rows: readonly { of: string; times: number[] }[] | undefined, of: string) =>
  rows?.find((row) => row.of === of)?.times;

it('counts what was taken up, by behaviour and month, across the new year', () => {
  const result = practice([
    show('a', '2025-12-31'),
    show('a', '2026-02-01', 'triedIt'),
    show('a', '2026-02-02', 'planned'),
    show('h', '2026-01-15'),
  ]);
  expect(result?.months).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(result?.behaviours.map(({ of, times: given }) => [of, given])).toEqual([
    ['attending', [1, 0, 2]],
    ['understanding', [0, 0, 0]],
    ['empathising', [0, 0, 0]],
    ['helping', [0, 1, 0]],
  ]);
});

it.each([['notNow'], ['notForMe'], [null]] as const)('does not count a prompt answered with %s', (answer) => {
  expect(practice([show('a', '2026-02-01', answer)])).toBeNull();
});

it('shows the moments that came, and no others', () => {
  const result = practice([show('a', '2026-02-01', 'useful', 'reply'), show('a', '2026-02-02', 'useful', 'oneToOne')]);
  expect(result?.moments).toEqual([
    { of: 'email', times: [1] },
    { of: 'one-to-one', times: [1] },
  ]);
});

it('counts a plan on each day on which it was tried, for the behaviour of its prompt', () => {
  const result = practice([], [plan('h', ['2026-01-03', '2026-01-04']), plan('a', ['2026-01-05'], 'module')]);
  expect(times(result?.behaviours, 'helping')).toEqual([2, 0]);
  expect(times(result?.behaviours, 'attending')).toEqual([0, 0]);
  expect(result?.moments).toEqual([]);
});

it('counts a plan from a course for what its module practises', () => {
  const course = { title: 'Room to try', behaviours: ['helping', 'empathising'] as const, followUpsOn: [] };
  const fromCourse = {
    ...plan('m', ['2026-01-03'], 'module'),
    course: { ...course, behaviours: [...course.behaviours] },
  };
  const result = practice([], [fromCourse]);
  expect(times(result?.behaviours, 'helping')).toEqual([1, 0]);
  expect(times(result?.behaviours, 'empathising')).toEqual([1, 0]);
  expect(times(result?.behaviours, 'attending')).toEqual([0, 0]);
});

it('shows six months at most, and nothing of days to come or of prompts that are gone', () => {
  const old = [show('a', '2025-03-01'), show('a', '2025-09-30')];
  expect(practice(old)?.months).toEqual(['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']);
  expect(times(practice(old)?.behaviours, 'attending')).toEqual([1, 0, 0, 0, 0, 0]);
  expect(practice([show('a', '2026-03-01')])).toBeNull();
  expect(times(practice([show('gone', '2026-02-01')])?.behaviours, 'attending')).toEqual([0]);
});

it('counts a plan for the moments that its owner gave it to', () => {
  const tried = { ...plan('h', ['2026-02-03', '2026-02-04']), comesAt: 'meeting' as const };
  expect(practice([show('a', '2026-02-01', 'useful', 'teamMeeting')], [tried])?.moments).toEqual([
    { of: 'meeting', times: [3] },
  ]);
});
