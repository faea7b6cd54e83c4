import { beforeEach, expect, it, vi } from 'vitest';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import type { Message } from '../messages/message.ts';
import { followUpDue } from '../pages/follow-up-due.ts';
import { readJournal } from '../storage/journal.ts';
import { changeJournal, withJournal } from '../storage/open-journal.ts';
import { forgetOpened } from '../storage/sealed-entry.ts';
import { handleMessage } from './handle-message.ts';
import { lockAlarm } from './lock-alarm.ts';
import { mindLock } from './mind-lock.ts';
import { sweepJournal } from './sweep-journal.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const day = 86_400_000;
const now = Date.UTC(2026, 10, 23, 9);
const passphrase = 'five old boats on the river';
const stores = ['notes', 'plans', 'challenges', 'shown', 'seal'] as const;

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.restoreAllMocks();
  resetBrowser([exampleNudge('a')]);
  forgetOpened();
});

const tell = (message: Message) => handleMessage({ message, web: null });
const choose = () => tell({ type: 'passphraseChosen', passphrase });
const unlock = () => tell({ type: 'passphraseGiven', passphrase });
const lock = () => tell({ type: 'lockWanted' });
const write = (text: string) => tell({ type: 'noteWritten', text, nudgeId: null });
const plan = {
  ...{ id: 'p', cue: 'the Heron meets', response: 'ask the Otter', createdAt: now, dueOn: '2026-11-20' },
  from: { kind: 'nudge' as const, id: 'a' },
};
const secrets = ['Kingfisher', 'Heron', 'Otter', 'Wagtail', 'Dipper', 'Curlew'];

/** Everything that lies in this browser and outlives it, as text. */
async function dump(): Promise<string> {
  const entries = await withJournal((database) => Promise.all(stores.map((store) => database.getAll(store))));
  return JSON.stringify([entries, await browser.storage.local.get()]);
}
const found = async () => {
  const text = await dump();
  return secrets.filter((word) => text.includes(word));
};

async function fill(): Promise<void> {
  await write('Kingfisher at the huddle');
  await tell({ type: 'planWritten', plan });
  await tell({ type: 'challengeBegan', text: 'Wagtail handover', stage: 'spot' });
  const [challenge] = (await readJournal()).challenges;
  await tell({ type: 'challengeWorded', id: challenge!.id, text: 'Wagtail handover', outcome: 'Dipper' });
  await tell({ type: 'noteDrafted', draft: { version: 1, text: 'Curlew and', nudgeId: null } });
}
const texts = async () => {
  const { notes, plans, challenges } = await readJournal();
  return [
    ...notes.map(({ text }) => text),
    ...plans.map(({ cue, response }) => `${cue}, ${response}`),
    ...challenges.map(({ text, outcome }) => `${text}: ${outcome}`),
  ];
};
const all = ['Kingfisher at the huddle', 'the Heron meets, ask the Otter', 'Wagtail handover: Dipper'];

it('leaves no word of anybody’s readable in what is stored, and gives all back for the passphrase', async () => {
  await fill();
  expect(await found()).toEqual(secrets);
  expect(await choose()).toEqual({ isDone: true });
  expect(await found()).toEqual([]);
  expect(await texts()).toEqual(all);
  await lock();
  expect([await texts(), (await readJournal()).seal]).toEqual([[], 'locked']);
  expect(await unlock()).toEqual({ isDone: true });
  expect(await texts()).toEqual(all);
  expect(await found()).toEqual([]);
});

it('tells what it needs while locked: dates, prompts, stages', async () => {
  await fill();
  await choose();
  await lock();
  const { locked, unreadable } = await readJournal();
  expect(locked.plans).toMatchObject([{ id: 'p', dueOn: '2026-11-20', from: { id: 'a' } }]);
  expect(locked.challenges).toMatchObject([{ way: [{ stage: 'spot', from: now }] }]);
  expect([locked.notes.length, unreadable]).toEqual([1, 0]);
});

it('opens for no other passphrase, however often, and loses nothing by that', async () => {
  await fill();
  await choose();
  await lock();
  for (let again = 0; again < 5; again++) {
    expect(await tell({ type: 'passphraseGiven', passphrase: 'five old boats on the River' })).toEqual({
      isDone: false,
      reason: 'wrongPassphrase',
    });
  }
  await unlock();
  expect(await texts()).toEqual(all);
});

it.each<[string, Message]>([
  ['a new note', { type: 'noteWritten', text: 'Heron', nudgeId: null }],
  ['a draft', { type: 'noteDrafted', draft: { version: 1, text: 'Heron', nudgeId: null } }],
  ['a plan in other words', { type: 'planWritten', plan }],
  ['a new challenge', { type: 'challengeBegan', text: 'Heron', stage: 'spot' }],
  ['a file', { type: 'journalBroughtIn', entries: { notes: [], plans: [plan], challenges: [], shown: [] } }],
])('asks to unlock first for %s', async (_name, message) => {
  await choose();
  await lock();
  expect(await tell(message)).toEqual({ isDone: false, reason: 'locked' });
  expect(await found()).toEqual([]);
});

it('seals what is written later, changed, and brought in', async () => {
  await choose();
  await write('Kingfisher');
  const [note] = (await readJournal()).notes;
  await tell({ type: 'noteChanged', id: note!.id, text: 'Heron' });
  await tell({ type: 'journalBroughtIn', entries: { notes: [], plans: [plan], challenges: [], shown: [] } });
  expect(await found()).toEqual([]);
  expect(await texts()).toEqual(['Heron', 'the Heron meets, ask the Otter']);
});

it('lets a plan be tried and a challenge move on while locked', async () => {
  await fill();
  await choose();
  await lock();
  await tell({ type: 'planTried', id: 'p', on: '2026-11-23', isTried: true });
  const [challenge] = (await readJournal()).locked.challenges;
  vi.setSystemTime(now + day);
  expect(await tell({ type: 'challengeMoved', id: challenge!.id, stage: 'try' })).toEqual({ isDone: true });
  await unlock();
  const { plans, challenges } = await readJournal();
  expect(plans).toMatchObject([{ cue: 'the Heron meets', triedOn: ['2026-11-23'] }]);
  expect(challenges[0]?.way.map(({ stage }) => stage)).toEqual(['spot', 'try']);
});

it('says that a follow-up is due, and lets it be done with, while locked', async () => {
  const course = { title: 'Notice', behaviours: ['attending' as const], followUpsOn: ['2026-11-20'] };
  await tell({ type: 'planWritten', plan: { ...plan, course } });
  await choose();
  await lock();
  const due = async () => followUpDue((await readJournal()).locked.plans, '2026-11-23');
  expect(await due()).toMatchObject({ planId: 'p', course: { title: 'Notice' } });
  expect(await tell({ type: 'planFollowedUp', id: 'p', on: '2026-11-23' })).toEqual({ isDone: true });
  expect(await due()).toBeUndefined();
  expect(await found()).toEqual([]);
  await unlock();
  expect((await readJournal()).plans).toMatchObject([
    { cue: 'the Heron meets', course: { ...course, followedUpOn: '2026-11-23' } },
  ]);
});

it('changes the passphrase without touching a word', async () => {
  await fill();
  await choose();
  const before = await withJournal((database) => database.getAll('notes'));
  const next = 'another five boats altogether';
  expect(await tell({ type: 'passphraseChanged', passphrase: 'not the right one', next })).toMatchObject({
    reason: 'wrongPassphrase',
  });
  expect(await tell({ type: 'passphraseChanged', passphrase, next })).toEqual({ isDone: true });
  expect(await withJournal((database) => database.getAll('notes'))).toEqual(before);
  await lock();
  expect(await unlock()).toMatchObject({ reason: 'wrongPassphrase' });
  await tell({ type: 'passphraseGiven', passphrase: next });
  expect(await texts()).toEqual(all);
});

it('gives the passphrase up again, and everything can be read as before', async () => {
  await fill();
  await choose();
  await lock();
  expect(await tell({ type: 'passphraseGivenUp', passphrase: 'not the right one' })).toMatchObject({ isDone: false });
  expect(await tell({ type: 'passphraseGivenUp', passphrase })).toEqual({ isDone: true });
  expect((await readJournal()).seal).toBe('none');
  expect(await found()).toEqual(secrets);
  expect(await texts()).toEqual(all);
  expect(await browser.storage.session.get()).toEqual({});
});

it('deletes what nobody can open any more, and the rest of Tend goes on', async () => {
  await fill();
  await choose();
  await lock();
  await tell({ type: 'passphraseForgotten' });
  expect(await readJournal()).toMatchObject({ seal: 'none', notes: [], plans: [], unreadable: 0 });
  expect((await readJournal()).challenges).toMatchObject([{ text: '', way: [{ stage: 'spot' }] }]);
  expect(await browser.storage.local.get('draft')).toEqual({});
  expect(await write('Kingfisher')).toEqual({ isDone: true });
  expect((await browser.storage.local.get('settings'))['settings']).toMatchObject({ challenge: { stage: 'spot' } });
});

it('goes by itself after its days, and all at once, without the passphrase', async () => {
  await fill();
  await choose();
  await lock();
  await sweepJournal(now);
  await sweepJournal(now + 92 * day);
  await sweepJournal(now + 93 * day);
  const { locked } = await readJournal();
  expect([locked.notes, locked.plans]).toEqual([[], []]);
  expect(await browser.storage.local.get('draft')).toEqual({});
  await tell({ type: 'everythingDeleted' });
  expect((await readJournal()).seal).toBe('none');
  expect(await browser.storage.session.get('journalKey')).toEqual({});
});

it('locks itself after its time without use, and not before', async () => {
  await choose();
  await tell({ type: 'lockAfterChosen', lockAfter: 15 });
  const minutes = (count: number) => now + count * 60_000;
  const isLocked = async () => (await readJournal()).seal === 'locked';
  await mindLock(minutes(14));
  expect(await isLocked()).toBe(false);
  expect((await browser.alarms.get(lockAlarm))?.scheduledTime).toBe(minutes(15));
  vi.setSystemTime(minutes(14));
  await tell({ type: 'journalUsed' });
  await mindLock(minutes(28));
  expect(await isLocked()).toBe(false);
  await mindLock(minutes(29));
  expect(await isLocked()).toBe(true);
});

it('is not kept open by a clock that goes back', async () => {
  await choose();
  await mindLock(now - day);
  await mindLock(now - day + 61 * 60_000);
  expect((await readJournal()).seal).toBe('locked');
});

it('takes no passphrase while a copy lies aside that may hold words', async () => {
  await browser.storage.local.set({ draft: 'Curlew' });
  await tell({ type: 'noteDrafted', draft: { version: 1, text: 'x', nudgeId: null } });
  expect(await choose()).toEqual({ isDone: false, reason: 'noticeOpen' });
  await tell({ type: 'noticeRead' });
  expect(await choose()).toEqual({ isDone: true });
  expect(await choose()).toEqual({ isDone: false, reason: 'hasPassphrase' });
});

it('leaves what it cannot read, and says so', async () => {
  await fill();
  await choose();
  await changeJournal(async (database) => {
    const [note] = (await database.getAll('notes')) as { id: string; sealed: string }[];
    await database.put('notes', { ...note!, id: 'moved here' });
    await database.put('notes', { ...note!, id: 'odd', mood: 3 });
  });
  expect((await readJournal()).unreadable).toBe(2);
  await lock();
  await unlock();
  expect((await readJournal()).notes).toHaveLength(1);
});

it('goes on wherever the worker was stopped, both ways, and loses nothing', async () => {
  const notes = Array.from({ length: 250 }, (_, index) => ({
    id: `n${index}`,
    text: `Kingfisher ${index}`,
    nudgeId: null,
    writtenAt: now,
  }));
  await tell({ type: 'journalBroughtIn', entries: { notes, plans: [plan], challenges: [], shown: [] } });
  await fill();
  const expected = (await texts()).toSorted();
  /** Stops the work at the n-th step of the browser's, as if the worker had ended there. */
  const stopAt = (step: number) => {
    let steps = 0;
    const real = crypto.subtle;
    for (const name of ['encrypt', 'decrypt'] as const) {
      const before = real[name].bind(real);
      vi.spyOn(real, name).mockImplementation((...given) => {
        if (++steps >= step) throw new Error('stopped');
        return before(...given);
      });
    }
  };
  for (const step of [2, 40, 150, 230, 254, 255, 256]) {
    stopAt(step);
    expect((await choose()).isDone).toBe(step > 255);
    vi.restoreAllMocks();
    forgetOpened();
    expect((await texts()).toSorted()).toEqual(expected);
    await mindLock(now);
    expect(await found()).toEqual([]);
    expect((await texts()).toSorted()).toEqual(expected);
    forgetOpened();

    stopAt(step);
    await tell({ type: 'passphraseGivenUp', passphrase });
    vi.restoreAllMocks();
    forgetOpened();
    expect((await texts()).toSorted()).toEqual(expected);
    await mindLock(now);
    if ((await readJournal()).seal !== 'none') await tell({ type: 'passphraseGivenUp', passphrase });
    expect((await readJournal()).seal).toBe('none');
    expect((await texts()).toSorted()).toEqual(expected);
    expect(await browser.storage.local.get('draft')).toMatchObject({ draft: { text: 'Curlew and' } });
  }
}, 60_000);
