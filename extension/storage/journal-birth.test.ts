import { beforeEach, expect, it, vi } from 'vitest';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import type { Message } from '../messages/message.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { sweepJournal } from '../nudging/sweep-journal.ts';
import { readJournal } from './journal.ts';
import { deleteJournal } from './open-journal.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const now = Date.UTC(2026, 10, 23, 9);
beforeEach(() => {
  resetBrowser();
  vi.setSystemTime(now);
});

const tell = (message: Message) => handleMessage({ message, web: null });
const lostAt = async () =>
  ((await browser.storage.local.get('journalBirth'))['journalBirth'] as { lostAt: number | null } | undefined)?.lostAt;
const restartBrowser = () => browser.storage.session.clear();
const write = () => tell({ type: 'noteWritten', text: 'An idea', nudgeId: null });

it('a journal that was there from the beginning, or comes from an earlier version, is not missed', async () => {
  await write();
  await sweepJournal(now);
  await restartBrowser();
  await sweepJournal(now + 1);
  expect(await lostAt()).toBeNull();
  expect((await readJournal()).notes).toHaveLength(1);
});

it('one that the browser made anew is said to be lost until that was read', async () => {
  await write();
  await sweepJournal(now);
  await deleteJournal();
  await restartBrowser();
  await sweepJournal(now + 1);
  expect(await lostAt()).toBe(now + 1);
  await tell({ type: 'noticeRead' });
  await restartBrowser();
  await sweepJournal(now + 2);
  expect(await lostAt()).toBeNull();
});

it('whoever deletes everything has lost nothing', async () => {
  await write();
  await sweepJournal(now);
  await tell({ type: 'everythingDeleted' });
  await restartBrowser();
  await sweepJournal(now + 1);
  expect(await lostAt()).toBeNull();
});
