import { beforeEach, expect, it, vi } from 'vitest';
import { defaultStatus, statusSchema } from '#shared/schemas/status.ts';
import { browser, executeScript, granted, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { handleMessage } from './handle-message.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const meet = { tabId: 7, address: 'https://meet.google.com/abc-defg-hij' };
const gmail = { tabId: 8, address: 'https://mail.google.com/mail/u/0/' };
const say = (type: 'callGoesOn' | 'callOver', web = meet) => handleMessage({ message: { type }, web });
const write = () => handleMessage({ message: { type: 'momentNoticed', moment: 'compose' }, web: gmail });
const quietUntil = async () => {
  const { status } = await browser.storage.local.get('status');
  return (status as { inCallUntil: number | null } | undefined)?.inCallUntil ?? null;
};
const tab = vi.spyOn(browser.tabs, 'get');

beforeEach(async () => {
  resetBrowser(['a', 'b'].map((id) => exampleNudge(id, { contexts: ['email', 'meeting'] })));
  tab.mockResolvedValue({ audible: false } as never);
  await browser.storage.local.set({ settings: allDaySettings });
  granted.add('https://meet.google.com/*').add('https://mail.google.com/*');
});

it('keeps quiet everywhere while a call goes on, and not after it', async () => {
  await say('callGoesOn');
  await write();
  expect(executeScript).not.toHaveBeenCalled();
  await say('callOver');
  await write();
  expect(executeScript).toHaveBeenCalled();
});

it('lets go by itself when the page is lost', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await say('callGoesOn');
  vi.setSystemTime(Date.now() + 14 * 60_000);
  await write();
  expect(executeScript).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 60_000);
  await write();
  expect(executeScript).toHaveBeenCalled();
  vi.useRealTimers();
});

it('brings the prompt after a meeting, and none while the tab still sounds', async () => {
  const after = () => handleMessage({ message: { type: 'momentNoticed', moment: 'meetingEnded' }, web: meet });
  await say('callGoesOn');
  tab.mockResolvedValue({ audible: true } as never);
  await say('callOver');
  await after();
  expect(executeScript).not.toHaveBeenCalled();
  expect(await quietUntil()).not.toBeNull();
  tab.mockRejectedValue(new Error('No tab with id: 7'));
  await say('callOver');
  expect(await quietUntil()).toBeNull();
  await after();
  expect(executeScript).toHaveBeenCalled();
});

it('leaves the switch “in a meeting” alone', async () => {
  await browser.storage.local.set({ status: { ...defaultStatus, inMeetingUntil: Date.now() + 60_000 } });
  await say('callGoesOn');
  await say('callOver');
  await write();
  expect(executeScript).not.toHaveBeenCalled();
});

it.each([
  ['a site that has no calls', gmail],
  ['a site that was not allowed', { tabId: 7, address: 'https://teams.microsoft.com/v2/' }],
  ['a site that is no place', { tabId: 7, address: 'https://meet.google.com.example.org/' }],
])('hears of no call from %s', async (_name, web) => {
  await say('callGoesOn', web);
  expect(await quietUntil()).toBeNull();
});

it('reads what was stored before there were calls', () => {
  const { inCallUntil, ...before } = defaultStatus;
  expect(statusSchema.parse(before)).toEqual({ ...before, inCallUntil });
});
