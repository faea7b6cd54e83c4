import { describe, expect, it } from 'vitest';
import type { Moment } from '#shared/schemas/moment.ts';
import type { Plan } from '#shared/schemas/plan.ts';
import { remembered } from '../../tests/support/extension/remembered.ts';
import { noOffer } from '../storage/offer.ts';
import { momentNow, planAtMoment } from './plan-at-moment.ts';

const today = '2026-11-23';
const plan = (id: string, changes: Partial<Plan> = {}): Plan => ({
  ...{ id, cue: 'we meet', response: 'ask', from: { kind: 'module' as const, id: 'notice' }, createdAt: 1 },
  comesAt: 'meeting',
  ...changes,
});

describe('the plan of a moment', () => {
  it.each<[Moment | null, string | undefined]>([
    ['teamMeeting', 'meeting'],
    ['meetingEnded', 'meeting'],
    ['oneToOne', 'one-to-one'],
    ['oneToOneEnded', 'one-to-one'],
    ['interviewEnded', 'meeting'],
    ['compose', 'email'],
    ['appraisal', 'review'],
    ['appraisalEnded', 'review'],
    ['calendar', 'calendar'],
    ['dayStart', undefined],
    [null, undefined],
  ])('at %s is the one for %s', (moment, id) => {
    const moments = ['one-to-one', 'meeting', 'email', 'review', 'calendar'] as const;
    const plans = [...moments.map((comesAt) => plan(comesAt, { comesAt })), { ...plan('own'), comesAt: undefined }];
    expect(planAtMoment(plans, moment, today)?.id).toBe(id);
  });

  it('is not one that was tried or put off today', () => {
    const tried = plan('tried', { triedOn: [today] });
    const notYet = plan('not-yet', { notYetOn: today });
    expect(planAtMoment([tried, notYet], 'teamMeeting', today)).toBeUndefined();
    expect(planAtMoment([tried, notYet], 'teamMeeting', '2026-11-24')?.id).toBe('not-yet');
  });

  it('is the one that was not tried for the longest time, and the older of two', () => {
    const plans = [plan('b', { triedOn: ['2026-11-02'] }), plan('a', { triedOn: ['2026-11-01'] })];
    expect(planAtMoment(plans, 'teamMeeting', today)?.id).toBe('a');
    expect(planAtMoment([...plans, plan('new', { createdAt: 9 }), plan('old')], 'teamMeeting', today)?.id).toBe('old');
  });
});

describe('the moment that is now', () => {
  const epoch = Date.UTC(2026, 10, 23, 10);
  const now = { epoch, date: today, weekday: 1, minute: 600 };
  const shown = (shownAt: number) =>
    remembered({ nudgeId: 'a', moment: 'compose', shownAt, shownOn: today, answer: null });
  const nothing = { calendarMoment: null, offer: noOffer, memory: remembered(), now };

  it('is the one of the calendar, then of the prompt that waits, then of the one just shown', () => {
    const waiting = { nudgeId: 'a', on: today, since: 0, moment: 'appraisal' as const };
    const all = { ...nothing, offer: { ...noOffer, waiting }, memory: shown(epoch - 60_000) };
    expect(momentNow({ ...all, calendarMoment: 'oneToOne' })).toBe('oneToOne');
    expect(momentNow(all)).toBe('appraisal');
    expect(momentNow({ ...all, offer: noOffer })).toBe('compose');
    expect(momentNow(nothing)).toBeNull();
  });

  it.each([3_600_000, 86_400_000, -1])('is over when the card was shown %d ms ago', (ago) => {
    expect(momentNow({ ...nothing, memory: shown(epoch - ago) })).toBeNull();
  });

  it('is none where a prompt waits for no moment', () => {
    const waiting = { nudgeId: 'a', on: today, since: 0 };
    expect(momentNow({ ...nothing, offer: { ...noOffer, waiting }, memory: shown(epoch) })).toBeNull();
  });
});
