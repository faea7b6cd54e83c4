import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { browser, granted, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { keepEntry, readJournal } from '../storage/journal.ts';
import { readShown } from '../storage/shown-log.ts';
import { deleteEverything } from './delete-everything.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const now = Date.UTC(2026, 10, 23, 10);
const feed = 'https://cal.example.org/*';
const rota = 'https://rota.example.org/*';

beforeEach(async () => {
  resetBrowser();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await keepEntry('notes', { id: 'n', text: 'They had an idea', nudgeId: null, writtenAt: now });
  granted.add(feed).add(rota);
  await browser.storage.local.set({
    settings: { ...defaultSettings, dose: 'weekly' },
    packs: { version: 1, packs: [] },
    ownPlaces: { version: 1, places: [{ origin: 'https://rota.example.org', moment: 'ownPlace', addedAt: 1 }] },
    calendar: { version: 1, address: 'https://cal.example.org/me.ics', isBorrowed: true },
  });
  await browser.storage.session.set({ journalKey: 'key' });
});

const expectRestGone = async () => {
  expect(await browser.storage.local.get(['settings', 'packs', 'ownPlaces', 'calendar'])).toEqual({});
  expect(await browser.storage.session.get('journalKey')).toEqual({});
  expect([...granted]).toEqual([]);
};
/** What the browser cannot do from now on. */
const fail = (name: 'open' | 'deleteDatabase') =>
  vi.spyOn(indexedDB, name).mockImplementation(() => {
    throw new DOMException('Internal error', 'UnknownError');
  });

it('nothing is left, and what a page holds open is emptied all the same', async () => {
  const held = await openDB('tend-journal');
  await deleteEverything(now);
  expect(await held.getAll('notes')).toEqual([]);
  expect(await readShown(9)).toEqual([]);
  await expectRestGone();
  held.close();
});

it('a journal that cannot be opened is removed', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('Internal error', 'UnknownError');
  });
  await deleteEverything(now);
  expect((await readJournal()).notes).toEqual([]);
  await expectRestGone();
});

it('a journal of a later version is removed', async () => {
  (await openDB('tend-journal', 99)).close();
  await deleteEverything(now);
  expect((await readJournal()).notes).toEqual([]);
  await expectRestGone();
});

it('a journal that can be neither emptied nor removed stays alone, and that is said', async () => {
  const opening = fail('open');
  fail('deleteDatabase');
  await expect(deleteEverything(now)).rejects.toMatchObject({ reason: 'journalStays' });
  await expectRestGone();
  opening.mockRestore();
  expect((await readJournal()).notes).toHaveLength(1);
});

it('a journal that a page does not let go of is not waited for', async () => {
  const held = await openDB('tend-journal', 99);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const deleting = expect(deleteEverything(now)).rejects.toMatchObject({ reason: 'journalStays' });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(5000);
  await deleting;
  vi.useRealTimers();
  await expectRestGone();
  held.close();
});

it.each([
  ['a key that stays', () => vi.spyOn(browser.storage.session, 'remove').mockRejectedValueOnce(new Error('away'))],
  ['items that stay', () => vi.spyOn(browser.storage.local, 'clear').mockRejectedValueOnce(new Error('away'))],
])('%s keeps nothing else, and it is said that something is left', async (_name, arrange) => {
  arrange();
  await expect(deleteEverything(now)).rejects.toMatchObject({ reason: 'someStays' });
  expect((await readJournal()).notes).toEqual([]);
  expect([...granted]).toEqual([]);
  await deleteEverything(now);
  await expectRestGone();
});
