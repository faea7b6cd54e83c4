import { beforeEach, expect, it, vi } from 'vitest';
import { resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { followUpPlan } from './follow-up-plan.ts';
import { keepEntry, readJournal } from './journal.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const plan = { id: 'p', cue: 'x', response: 'y', from: { kind: 'module', id: 'notice' } as const, createdAt: 5 };
const course = { title: 'Notice', behaviours: ['attending' as const], followUpsOn: ['2026-11-25'] };
const plans = async () => (await readJournal()).plans;
beforeEach(() => resetBrowser());

it('writes down up to which day the follow-ups are done with, and takes nothing back', async () => {
  await keepEntry('plans', { ...plan, course });
  for (const on of ['2026-11-26', '2026-11-25']) await followUpPlan('p', on, 9);
  expect(await plans()).toEqual([{ ...plan, changedAt: 9, course: { ...course, followedUpOn: '2026-11-26' } }]);
});

it('gives no course to a plan that has none', async () => {
  await keepEntry('plans', plan);
  await followUpPlan('p', '2026-11-26', 9);
  expect(await plans()).toEqual([{ ...plan, changedAt: 9 }]);
});

it('brings no plan back that was deleted', async () => {
  await expect(followUpPlan('gone', '2026-11-26', 9)).rejects.toThrow('no such plan');
});
