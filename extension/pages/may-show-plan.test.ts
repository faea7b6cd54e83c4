import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeJournal, withJournal } from '../storage/open-journal.ts';
import { mayShowPlan } from './may-show-plan.ts';

const today = '2026-11-23';
const plan = { id: 'a', cue: 'x', response: 'y', from: { kind: 'nudge', id: 'n' }, createdAt: 0 };
const course = { title: 'A course', behaviours: ['attending'], followUpsOn: ['2026-11-20', '2026-12-20'] };
const put = (stored: object) => changeJournal((database) => database.put('plans', stored));

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));

describe('a plan that the popup may show', () => {
  it.each<[string, object, boolean]>([
    ['whose day is today', { dueOn: today }, false],
    ['whose day has gone by', { dueOn: '2026-11-01', triedOn: ['2026-10-30'] }, false],
    ['for moments, at a moment', { comesAt: 'meeting' }, true],
    ['of a course that asks', { course }, false],
    ['of a course that asked before', { course: { ...course, followedUpOn: '2026-11-19' } }, false],
    ['with its words locked', { cue: undefined, response: undefined, sealed: 'abc', dueOn: today }, false],
  ])('is one %s', async (_which, fields, isAtMoment) => {
    await put(plan);
    await put({ ...plan, id: 'b', ...fields });
    expect(await mayShowPlan(today, isAtMoment)).toBe(true);
  });

  it.each<[string, object]>([
    ['without any of these', {}],
    ['whose day is to come', { dueOn: '2026-11-24' }],
    ['that was tried on its day', { dueOn: '2026-11-20', triedOn: ['2026-11-20'] }],
    ['for moments, at none', { comesAt: 'meeting' }],
    ['of a course that is done with asking', { course: { ...course, followedUpOn: '2026-11-20' } }],
    ['that cannot be read', { dueOn: 5 }],
  ])('is none %s', async (_which, fields) => {
    await put({ ...plan, ...fields });
    expect(await mayShowPlan(today, false)).toBe(false);
  });

  it('is none where there is no journal, and none is made by looking', async () => {
    expect(await mayShowPlan(today, true)).toBe(false);
    expect(await indexedDB.databases()).toEqual([]);
    await put(plan);
    expect(await withJournal((database) => database.count('plans'))).toBe(1);
  });

  it('lets the journal be deleted meanwhile', async () => {
    await put({ ...plan, dueOn: today });
    expect(await mayShowPlan(today, false)).toBe(true);
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase('tend-journal');
      deleting.addEventListener('success', () => resolve());
      deleting.addEventListener('blocked', () => reject(new Error('blocked')));
    });
  });
});
