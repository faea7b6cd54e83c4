import { beforeEach, expect, it, vi } from 'vitest';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { noteUpdate } from './note-update.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const now = Date.UTC(2026, 10, 24, 9);
const notes = ['0.2.0', '0.4.0'].map((version) => ({ version, en: ['A line'], cy: ['Llinell'] }));
const stored = async () => (await browser.storage.local.get('news'))['news'];
const update = (from: string, to: string) => {
  vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: 'Tend', version: to });
  return noteUpdate(from, now);
};

beforeEach(() => resetBrowser(undefined, notes));

it('remembers an update that brought something to read, until it was looked at', async () => {
  await update('0.1.0', '0.2.0');
  expect(await stored()).toEqual({ version: 1, waiting: { after: '0.1.0', newest: '0.2.0' } });
  expect(await handleMessage({ message: { type: 'newsRead' }, web: null })).toEqual({ isDone: true });
  expect(await stored()).toEqual({ version: 1, waiting: null });
  await update('0.2.0', '0.3.0');
  expect(await stored()).toEqual({ version: 1, waiting: null });
});

it('remembers nothing after an update without notes', async () => {
  await update('0.2.0', '0.3.0');
  expect(await stored()).toBeUndefined();
});

it('lets what nobody looked at wait with what comes later', async () => {
  await update('0.1.0', '0.2.0');
  await update('0.2.0', '0.3.0');
  expect(await stored()).toEqual({ version: 1, waiting: { after: '0.1.0', newest: '0.2.0' } });
  await update('0.3.0', '0.4.0');
  expect(await stored()).toEqual({ version: 1, waiting: { after: '0.1.0', newest: '0.4.0' } });
});

it('copies aside what cannot be read, and counts from the update', async () => {
  await browser.storage.local.set({ news: { version: 1, waiting: 'much' } });
  await update('0.3.0', '0.4.0');
  expect(await stored()).toEqual({ version: 1, waiting: { after: '0.3.0', newest: '0.4.0' } });
  expect((await browser.storage.local.get('unreadable'))['unreadable']).toMatchObject({ copies: [{ key: 'news' }] });
});
