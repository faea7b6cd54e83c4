import { beforeEach, expect, it, vi } from 'vitest';
import { resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { keepEntry, readJournal } from './journal.ts';
import { forgetOld } from './forget-old.ts';
import { tryPlan } from './try-plan.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const day = 86_400_000;
const plan = { id: 'p', cue: 'x', response: 'y', from: { kind: 'nudge', id: 'a' } as const, createdAt: 5 };
const plans = async () => (await readJournal()).plans;
beforeEach(async () => {
  resetBrowser();
  await keepEntry('plans', plan);
});

it('writes down the days on which a plan was tried, each once, in order, and takes one back', async () => {
  for (const on of ['2026-11-23', '2026-11-20', '2026-11-23']) await tryPlan('p', on, true, 9);
  expect(await plans()).toEqual([{ ...plan, changedAt: 9, triedOn: ['2026-11-20', '2026-11-23'] }]);
  await tryPlan('p', '2026-11-23', false, 9);
  expect((await plans())[0]?.triedOn).toEqual(['2026-11-20']);
  await tryPlan('p', '2026-11-20', false, 9);
  expect(await plans()).toEqual([{ ...plan, changedAt: 9 }]);
});

it('lets the oldest of very many days go', async () => {
  const dates = Array.from({ length: 100 }, (_none, back) => new Date(back * day).toISOString().slice(0, 10));
  await keepEntry('plans', { ...plan, triedOn: dates });
  await tryPlan('p', '2026-11-23', true, 9);
  const tried = (await plans())[0]?.triedOn;
  expect([tried?.length, tried?.[0], tried?.at(-1)]).toEqual([100, '1970-01-02', '2026-11-23']);
});

it('brings no plan back that was deleted', async () => {
  await expect(tryPlan('gone', '2026-11-23', true, 9)).rejects.toThrow('no such plan');
});

it.each([
  ['whose day has not come', '2026-11-23', Date.UTC(2026, 10, 23), true],
  ['whose day has passed', '2026-11-23', Date.UTC(2026, 10, 24), false],
  ['whose day is centuries away', '9999-12-31', 400 * day, false],
  ['whose day is none of the calendar', '2026-02-31', 400 * day, false],
])('a plan %s', async (_name, dueOn, wordsBefore, stays) => {
  // Within a year of its day, but for the last two.
  const createdAt = dueOn === '2026-11-23' ? Date.UTC(2026, 0, 1) : 5;
  await keepEntry('plans', { ...plan, createdAt, dueOn });
  await forgetOld({ wordsBefore, shownBefore: null });
  expect(await plans()).toHaveLength(stays ? 1 : 0);
});
