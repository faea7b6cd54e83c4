import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import type { Message } from '../messages/message.ts';
import { keepEntry } from '../storage/journal.ts';
import { readShown } from '../storage/shown-log.ts';
import { handleMessage } from './handle-message.ts';
import { localTimeOf } from './local-time-of.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
vi.mock('../storage/journal.ts', () => ({ keepEntry: vi.fn(), dropEntry: vi.fn() }));

const now = new Date(2026, 10, 23, 10, 0).getTime();
const today = localTimeOf(now).date;
beforeEach(async () => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.mocked(keepEntry).mockReset();
  resetBrowser([exampleNudge('a', { contexts: ['anytime'] })]);
  const shown = [{ nudgeId: 'a', moment: 'compose', shownAt: now - 60_000, shownOn: today, answer: null }];
  await browser.storage.local.set({ history: { version: 1, shown } });
});

const tell = (message: Message) => handleMessage({ message, web: null });
const stored = async (key: string) => (await browser.storage.local.get(key))[key];
const memory = async () => (await stored('memory')) as SelectionMemory | undefined;
const answer = async () => (await readShown(1))[0]?.answer;
const task = async () => (await browser.storage.session.get('panelTask'))['panelTask'];

describe('an answer', () => {
  it.each([
    ['useful', 'useful'],
    ['notNow', 'notNow'],
    ['notForMe', 'notForMe'],
    ['triedIt', 'triedIt'],
    ['plan', 'planned'],
    ['note', 'useful'],
    ['snoozeWeek', 'notNow'],
    ['more', null],
  ] as const)('%s is written as %s', async (choice, expected) => {
    expect(await tell({ type: 'nudgeAnswered', nudgeId: 'a', choice })).toEqual({ isDone: true });
    expect(await answer()).toBe(expected);
  });

  it('to something that was never shown changes nothing', async () => {
    await tell({ type: 'nudgeAnswered', nudgeId: 'b', choice: 'useful' });
    expect(await answer()).toBeNull();
  });

  it('"make it a plan" keeps the prompt’s own draft and opens the panel on it', async () => {
    await tell({ type: 'nudgeAnswered', nudgeId: 'a', choice: 'plan' });
    const plan = vi.mocked(keepEntry).mock.calls[0]?.[1];
    expect(plan).toMatchObject({ from: { kind: 'nudge', id: 'a' }, createdAt: now });
    expect(await task()).toEqual({ purpose: 'plan', planId: plan?.id });
  });

  it('"write a note" opens the panel on that prompt', async () => {
    await tell({ type: 'nudgeAnswered', nudgeId: 'a', choice: 'note' });
    expect(await task()).toEqual({ purpose: 'note', nudgeId: 'a' });
  });
});

it.each([
  ['hour', now + 3_600_000],
  ['tomorrow', new Date(2026, 10, 24).getTime()],
  ['week', new Date(2026, 10, 30).getTime()],
] as const)('a snooze of an %s ends by itself', async (length, snoozedUntil) => {
  await tell({ type: 'snoozed', length });
  expect(await stored('status')).toMatchObject({ snoozedUntil });
  await tell({ type: 'promptsResumed' });
  expect(await stored('status')).toMatchObject({ snoozedUntil: null, resumedAt: now });
});

it('"in a meeting" lets go by itself, or when told', async () => {
  await tell({ type: 'meetingBegan' });
  expect(await stored('status')).toMatchObject({ inMeetingUntil: now + 3_600_000 });
  await tell({ type: 'meetingOver' });
  expect(await stored('status')).toMatchObject({ inMeetingUntil: null });
});

describe('the prompt behind the badge', () => {
  beforeEach(async () => {
    await browser.storage.local.remove('history');
    await browser.storage.local.set({
      offer: { version: 1, waiting: { nudgeId: 'a', on: today, since: now }, isStopRead: false },
    });
  });

  it('counts as shown when the popup opens it, once', async () => {
    await tell({ type: 'nudgeOpened', nudgeId: 'a' });
    await tell({ type: 'nudgeOpened', nudgeId: 'a' });
    const shown = { nudgeId: 'a', moment: 'dayStart', shownAt: now, shownOn: today, answer: null };
    expect((await memory())?.recent).toMatchObject([shown]);
    expect(await readShown(9)).toMatchObject([shown]);
    expect(await browser.action.getBadgeText({})).toBe('');
  });

  it('does not count when another one waits, or yesterday’s', async () => {
    await tell({ type: 'nudgeOpened', nudgeId: 'b' });
    await browser.storage.local.set({
      offer: { version: 1, waiting: { nudgeId: 'a', on: '2026-11-20', since: 0 }, isStopRead: false },
    });
    await tell({ type: 'nudgeOpened', nudgeId: 'a' });
    expect(await memory()).toBeUndefined();
    expect(await readShown(9)).toEqual([]);
  });
});

it('keeps a note, and empties the draft only when it is kept', async () => {
  const draft = { version: 1 as const, text: 'They had', nudgeId: 'a' };
  await tell({ type: 'noteDrafted', draft });
  vi.mocked(keepEntry).mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  const note = { type: 'noteWritten', text: 'They had an idea', nudgeId: 'a' } as const;
  expect(await tell(note)).toEqual({ isDone: false, reason: 'storeFailed' });
  expect(JSON.stringify(logged.mock.calls)).not.toContain('idea');
  expect(await stored('draft')).toMatchObject({ ...draft, text: note.text, draftedAt: now });
  expect(await tell(note)).toEqual({ isDone: true });
  expect(await stored('draft')).toMatchObject({ text: '' });
});

it('does not write over settings that could not be read before there is a copy of them', async () => {
  await browser.storage.local.set({ settings: { dose: 'hourly' } });
  await tell({ type: 'settingsChosen', settings: defaultSettings });
  expect(await stored('unreadable')).toMatchObject({ copies: [{ key: 'settings', raw: { dose: 'hourly' } }] });
  expect(await stored('settings')).toEqual(defaultSettings);
  await tell({ type: 'noticeRead' });
  expect(await stored('unreadable')).toEqual({ version: 1, copies: [] });
});

it('works on after a failure', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
  const settings = { ...defaultSettings, dose: 'weekly' as const };
  expect(await tell({ type: 'settingsChosen', settings })).toMatchObject({ isDone: false });
  expect(await tell({ type: 'settingsChosen', settings })).toEqual({ isDone: true });
  expect(await stored('settings')).toEqual(settings);
});

it('deletes everything', async () => {
  await tell({ type: 'settingsChosen', settings: { ...defaultSettings, dose: 'off' } });
  await tell({ type: 'nudgeAnswered', nudgeId: 'a', choice: 'useful' });
  expect(await readShown(9)).toHaveLength(1);
  await tell({ type: 'everythingDeleted' });
  expect(await browser.storage.local.get(['settings', 'history', 'memory'])).toEqual({});
  expect(await readShown(9)).toEqual([]);
});
