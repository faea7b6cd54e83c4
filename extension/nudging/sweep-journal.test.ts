import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { readJournal } from '../storage/journal.ts';
import { changeJournal, withJournal } from '../storage/open-journal.ts';
import { logShown, readShown } from '../storage/shown-log.ts';
import { handleMessage } from './handle-message.ts';
import { sweepJournal } from './sweep-journal.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const day = 86_400_000;
const now = Date.UTC(2026, 10, 23, 9);
const from = { kind: 'nudge', id: 'a' } as const;
const note = (id: string, writtenAt: number, changedAt?: number) => ({
  ...{ id, text: 'x', nudgeId: null, writtenAt },
  ...(changedAt === undefined ? {} : { changedAt }),
});
const plan = (id: string, createdAt: number, changedAt?: number) => ({
  ...{ id, cue: 'x', response: 'y', from, createdAt },
  ...(changedAt === undefined ? {} : { changedAt }),
});
const put = (store: 'notes' | 'plans', ...entries: object[]) =>
  changeJournal((database) => Promise.all(entries.map((entry) => database.put(store, entry))));
const kept = async () => {
  const { notes, plans } = await readJournal();
  return [...notes, ...plans].map(({ id }) => id).toSorted();
};
const chooseDays = (keepDays: 30 | null) =>
  handleMessage({ message: { type: 'settingsChosen', settings: { ...defaultSettings, keepDays } }, web: null });

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  resetBrowser();
});

it('deletes what was last touched 90 days ago, on the second day that it looks', async () => {
  await put(
    'notes',
    note('old', now - 95 * day),
    note('mended', now - 95 * day, now - day),
    note('new', now - 80 * day),
  );
  await put('plans', plan('old plan', now - 95 * day), plan('used plan', now - 95 * day, now - day));
  await sweepJournal(now);
  expect(await kept()).toHaveLength(5);
  await sweepJournal(now + day);
  expect(await kept()).toEqual(['mended', 'new', 'used plan']);
});

it('leaves alone what it cannot read', async () => {
  await put('notes', { id: 'odd', text: 'from a later version', mood: 3, writtenAt: 0 });
  await sweepJournal(now);
  await sweepJournal(now + day);
  expect(await withJournal((database) => database.getAllKeys('notes'))).toEqual(['odd']);
});

it('keeps prompts and answers for a year', async () => {
  const shown = (shownAt: number) => ({
    ...({ nudgeId: 'a', moment: 'compose', shownAt, shownOn: '2026-01-01', answer: null, because: null } as const),
  });
  await logShown([shown(now - 400 * day), shown(now - 300 * day)]);
  await sweepJournal(now);
  await sweepJournal(now + day);
  expect(await readShown(9)).toEqual([shown(now - 300 * day)]);
});

it('deletes nothing while the settings could not be read, until their owner has seen that', async () => {
  await put('notes', note('old', now - 95 * day));
  await browser.storage.local.set({ settings: { ...defaultSettings, keepDays: 4000 } });
  for (const later of [0, 1, 2]) await sweepJournal(now + later * day);
  // The background puts the copy aside and the usual values in its place.
  await handleMessage({ message: { type: 'promptsResumed' }, web: null });
  expect(await browser.storage.local.get('unreadable')).toMatchObject({
    unreadable: { copies: [{ key: 'settings' }] },
  });
  for (const later of [3, 4, 5]) await sweepJournal(now + later * day);
  expect(await kept()).toEqual(['old']);
  await handleMessage({ message: { type: 'noticeRead' }, web: null });
  for (const later of [6, 7]) await sweepJournal(now + later * day);
  expect(await kept()).toEqual([]);
});

it('waits a day after a shorter time was chosen, so that it can be taken back', async () => {
  await put('notes', note('of last month', now - 40 * day));
  await sweepJournal(now - 2 * day);
  await chooseDays(30);
  await sweepJournal(now);
  expect(await kept()).toEqual(['of last month']);
  await chooseDays(null);
  await sweepJournal(now + 5 * day);
  expect(await kept()).toEqual(['of last month']);
});

it('deletes a note that was begun and left, too', async () => {
  const draft = { version: 1 as const, text: 'They had', nudgeId: null };
  await handleMessage({ message: { type: 'noteDrafted', draft }, web: null });
  await sweepJournal(now);
  await sweepJournal(now + 89 * day);
  expect(await browser.storage.local.get('draft')).toMatchObject({ draft });
  await sweepJournal(now + 92 * day);
  await sweepJournal(now + 94 * day);
  expect(await browser.storage.local.get('draft')).toEqual({});
});
