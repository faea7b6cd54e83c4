import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Settings } from '#shared/schemas/settings.ts';
import { browser } from '../../tests/support/extension/fake-browser.ts';
import { fixTime } from '../../tests/support/extension/fix-time.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { stopEverywhere, tell } from '../../tests/support/extension/stop-everywhere.ts';
import { fire, gateDatabase } from '../../tests/support/extension/stoppable-worker.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

const now = Date.parse('2026-11-23T10:00:00Z');

beforeAll(() => gateDatabase());
fixTime('Europe/London', now);

const settings = { ...allDaySettings, dose: 'weekly' as const, dailyAt: '10:00' };
const section = (value: unknown, at: number) => ({ version: 1, at, value });
const store = async (isOn: boolean, account: object) => {
  const choices = { version: 1, isSettled: true, chosenAt: { dose: now - 100, dailyAt: now - 50 } };
  await browser.storage.local.set({ settings, choices, sync: { version: 1, isOn } });
  await browser.storage.sync.set({ ...account });
};
const stored = async () => (await browser.storage.local.get('settings'))['settings'] as Settings;
const isOn = async () => ((await browser.storage.local.get('sync'))['sync'] as { isOn: boolean } | undefined)?.isOn;
const account = async () => {
  const sections = Object.entries(await browser.storage.sync.get()) as [string, { value: unknown }][];
  return Object.fromEntries(sections.map(([key, { value }]) => [key, value]));
};

describe('a worker that is stopped at any step', () => {
  it.each([
    ['account', 'newer', 'off', now - 10],
    ['account', 'older', 'off', now - 500],
    ['here', 'newer', 'weekly', now - 10],
    ['here', 'older', 'weekly', now - 500],
  ] as const)('of a beginning with those of %s ends in those: the account’s are %s', async (keep, _age, dose, at) => {
    await stopEverywhere({
      arrange: () => store(false, { 'setting-dose': section('off', at), 'setting-locale': section('cy', now) }),
      act: () => tell({ type: 'syncChosen', keep }),
      check: async ({ isAcknowledged, isWhole }) => {
        const { dose: doseNow, dailyAt: dailyNow } = await stored();
        expect(dailyNow).toBe('10:00');
        if (isAcknowledged) expect([await isOn(), doseNow, dailyNow]).toEqual([true, dose, '10:00']);
        // Whoever was not told that it is on presses again.
        if (!isAcknowledged) {
          const { handleMessage } = await import('../nudging/handle-message.ts');
          await handleMessage({ message: { type: 'syncChosen', keep }, web: null });
        }
        expect((await stored()).dose, isWhole ? 'told' : 'pressed again').toBe(dose);
        expect(await account()).toMatchObject({ 'setting-dose': dose, 'setting-dailyAt': '10:00' });
      },
    });
  });

  it('of what came from another browser has it, and sends what is newer here', async () => {
    const sent = { 'setting-dose': section('off', now), 'setting-dailyAt': section('16:00', now - 200) };
    await stopEverywhere({
      arrange: () => store(true, sent),
      act: () => void fire('storage.onChanged', {}, 'sync'),
      check: async () => {
        expect(await stored()).toMatchObject({ dose: 'off', dailyAt: '10:00' });
        expect(await account()).toMatchObject({ 'setting-dose': 'off', 'setting-dailyAt': '10:00' });
      },
    });
  });

  it('of a setting that is chosen sends it in the end', async () => {
    await stopEverywhere({
      arrange: () => store(true, {}),
      act: () => tell({ type: 'settingsChosen', settings: { dose: 'off' } }),
      check: async ({ isAcknowledged }) => {
        const { dose } = await stored();
        if (isAcknowledged) expect(dose).toBe('off');
        vi.setSystemTime(now + 30_000);
        fire('alarms.onAlarm', { name: 'sync' });
        await vi.waitFor(async () => expect(await account()).toMatchObject({ 'setting-dose': dose }));
        vi.setSystemTime(now);
      },
    });
  });

  it('of an end sends nothing from then on, and of the copy’s removal leaves none', async () => {
    for (const message of [{ type: 'syncChosen', keep: null }, { type: 'syncCopyRemoved' }] as const) {
      await stopEverywhere({
        arrange: () => store(true, { 'setting-dose': section('weekly', now - 100) }),
        act: () => tell(message),
        check: async ({ isAcknowledged }) => {
          if (isAcknowledged) expect(await isOn()).toBe(false);
          if (isAcknowledged && message.type === 'syncCopyRemoved') expect(await account()).toEqual({});
        },
      });
    }
  });

  it('of deleting everything leaves no copy, at the second press at the latest', async () => {
    await stopEverywhere({
      arrange: () => store(true, { 'setting-dose': section('weekly', now - 100) }),
      act: () => tell({ type: 'everythingDeleted' }),
      check: async ({ isAcknowledged }) => {
        if (!isAcknowledged) {
          const { handleMessage } = await import('../nudging/handle-message.ts');
          await handleMessage({ message: { type: 'everythingDeleted' }, web: null });
        }
        expect([await account(), await isOn()]).toEqual([{}, undefined]);
      },
    });
  });
});
