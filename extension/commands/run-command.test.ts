import { beforeEach, expect, it, vi } from 'vitest';
import { defaultStatus, type Status } from '#shared/schemas/status.ts';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { openPanel } from '../nudging/open-panel.ts';
import { commandNames, manifestCommands } from './commands.ts';
import { runCommand } from './run-command.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));
vi.mock('../nudging/open-panel.ts', () => ({ openPanel: vi.fn(async () => {}) }));

const now = new Date(2026, 10, 23, 10, 0).getTime();
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.mocked(openPanel).mockClear();
  resetBrowser([exampleNudge('a')]);
});

const badge = () => browser.action.getBadgeText({});
const status = async () => (await browser.storage.local.get('status'))['status'] as Status | undefined;

/** Runs a command to its end; resolves with the signs that the button showed. */
async function press(name: string): Promise<unknown[]> {
  const shown = vi.spyOn(browser.action, 'setBadgeText');
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((done: () => void) => done()) as never);
  await runCommand(name, { windowId: 7 });
  vi.mocked(setTimeout).mockRestore();
  return shown.mock.calls.map(([{ text }]) => text);
}

it('snoozes for an hour, and says so for a moment on the button', async () => {
  const signs = await press('snooze-hour');
  expect(signs.slice(-2)).toEqual(['✓', '']);
  expect((await status())?.snoozedUntil).toBe(now + 3_600_000);
  expect(await badge()).toBe('');
});

it('switches "in a meeting" on and off', async () => {
  await press('in-meeting');
  expect((await status())?.inMeetingUntil).toBe(now + 3_600_000);
  await press('in-meeting');
  expect((await status())?.inMeetingUntil).toBeNull();
});

it('a switch that let go by itself is switched on', async () => {
  await browser.storage.local.set({ status: { ...defaultStatus, inMeetingUntil: now - 1 } });
  await press('in-meeting');
  expect((await status())?.inMeetingUntil).toBe(now + 3_600_000);
});

it('opens the panel for a note in the very turn of the keys', async () => {
  const running = runCommand('write-note', { windowId: 7 });
  expect(openPanel).toHaveBeenCalledWith({ windowId: 7 });
  await running;
  expect((await browser.storage.session.get('panelTask'))['panelTask']).toEqual({ purpose: 'note', nudgeId: null });
});

it('does nothing for keys that it does not know', async () => {
  await runCommand('delete-all');
  expect(await browser.storage.local.get()).toEqual({});
});

it('suggests four different combinations that browsers accept, on a Mac too', () => {
  const keys = Object.values(manifestCommands()).map(({ suggested_key }) => suggested_key);
  expect(keys).toHaveLength(4);
  for (const { default: key, mac } of keys) {
    expect(key).toMatch(/^Alt\+Shift\+[D-HJ-MOQSUVY]$/);
    expect(mac).toBe(key.replace('Alt', 'MacCtrl'));
  }
  expect(new Set(keys.map(({ mac }) => mac)).size).toBe(commandNames.length);
});
