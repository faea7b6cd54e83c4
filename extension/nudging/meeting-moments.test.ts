import { beforeEach, expect, it, vi } from 'vitest';
import type { Moment } from '#shared/schemas/moment.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { remembered } from '../../tests/support/extension/remembered.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import type { AppointmentKind } from '../calendar/appointment.ts';
import { emptyAgenda } from '../storage/agenda.ts';
import { openNudge } from './open-nudge.ts';
import { tick } from './tick.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const at = (clock: string) => new Date(`2026-11-24T${clock}`).getTime();
const nudges = [
  exampleNudge('one-before', { contexts: ['one-to-one'], trigger: 'before' }),
  exampleNudge('one-after', { contexts: ['one-to-one'], trigger: 'after' }),
  exampleNudge('team-before', { contexts: ['meeting'], trigger: 'before', avoidWhen: ['interview'] }),
  exampleNudge('team-after', { contexts: ['meeting'], trigger: 'after', avoidWhen: ['interview'] }),
  exampleNudge('panel-before', { contexts: ['meeting'], trigger: 'before', avoidWhen: ['start-of-day'] }),
  exampleNudge('panel-after', { contexts: ['meeting'], trigger: 'after' }),
  exampleNudge('year-before', { contexts: ['review'], trigger: 'before', avoidWhen: ['work-review'] }),
  exampleNudge('year-after', { contexts: ['review'], trigger: 'after' }),
];
const hours = everyDay({ from: '08:00', to: '18:00' });
const settings = { ...defaultSettings, locale: 'en', hours, dailyAt: '17:30', dose: 'twice-daily' };

/** A day with one meeting, from 11 until 12. */
async function dayWith(kind: AppointmentKind): Promise<void> {
  const appointments = [{ start: at('11:00'), end: at('12:00'), kind }];
  await browser.storage.local.set({ settings, agenda: { ...emptyAgenda, appointments } });
}
const waiting = async () =>
  (await browser.storage.local.get<{ offer: { waiting: { nudgeId: string; moment?: Moment } | null } }>('offer')).offer
    ?.waiting ?? null;
const badge = () => browser.action.getBadgeText({});
const alarm = async () => (await browser.alarms.get('tick'))?.scheduledTime;

beforeEach(() => resetBrowser(nudges));

it.each([
  ['oneToOne', 'oneToOneEnded', ['one-before'], ['one-after']],
  ['teamMeeting', 'meetingEnded', ['team-before', 'panel-before'], ['team-after', 'panel-after']],
  ['interview', 'interviewEnded', ['panel-before'], ['panel-after']],
  ['appraisal', 'appraisalEnded', ['year-before'], ['year-after']],
] as const)('%s: a prompt waits before it and after it, and none while it is on', async (kind, after, first, last) => {
  await dayWith(kind);
  await tick(at('10:44'));
  expect([await waiting(), await alarm()]).toEqual([null, at('10:45')]);
  await tick(at('10:45'));
  expect(await waiting()).toMatchObject({ moment: kind });
  expect(first).toContain((await waiting())?.nudgeId);
  await tick(at('11:00'));
  expect([await waiting(), await badge(), await alarm()]).toEqual([null, '', at('12:00')]);
  await tick(at('12:00'));
  expect(await waiting()).toMatchObject({ moment: after });
  expect(last).toContain((await waiting())?.nudgeId);
  await tick(at('12:20'));
  expect([await waiting(), await badge()]).toEqual([null, '']);
});

it('keeps to the gap: who read a prompt before a 1:1 has none after it', async () => {
  await dayWith('oneToOne');
  await tick(at('10:50'));
  await openNudge('one-before', at('10:50'));
  await tick(at('12:00'));
  expect(await waiting()).toBeNull();
});

it('keeps to the dose: one a day is one, however many meetings there are', async () => {
  await dayWith('appraisal');
  const shown = { nudgeId: 'one-before', moment: 'oneToOne', shownOn: '2026-11-24', answer: 'useful' } as const;
  await browser.storage.local.set({ memory: remembered({ ...shown, shownAt: at('08:01') }) });
  await tick(at('12:10'));
  expect(await waiting()).not.toBeNull();
  await browser.storage.local.set({ settings: { ...settings, dose: 'daily' } });
  await tick(at('12:11'));
  expect(await waiting()).toBeNull();
});

it('says nothing around what is none of these', async () => {
  await dayWith('other');
  for (const clock of ['10:50', '11:30', '12:10']) {
    await tick(at(clock));
    expect(await waiting()).toBeNull();
  }
});
