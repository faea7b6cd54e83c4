import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { browser } from '../../tests/support/extension/fake-browser.ts';
import { fixTime } from '../../tests/support/extension/fix-time.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { stopEverywhere, tell } from '../../tests/support/extension/stop-everywhere.ts';
import { fire, gateDatabase } from '../../tests/support/extension/stoppable-worker.ts';
import { noNotifications, type Notifications } from './notifications-item.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

const now = Date.parse('2026-11-23T10:00:00Z');
const { permissions } = browser;
let isAllowed = true;
/** What lies on the screen, and how often each came. */
const shown = new Map<string, number>();
const cleared = new Set<string>();

beforeAll(() => {
  gateDatabase();
  Object.assign(browser, {
    permissions: {
      ...permissions,
      contains: async ({ permissions: names = [], origins = [] }: { permissions?: string[]; origins?: string[] }) =>
        names.length > 0 ? isAllowed : permissions.contains({ origins }),
      remove: async ({ origins }: { origins?: string[] }) => {
        if (origins) return permissions.remove({ origins });
        isAllowed = false;
        return true;
      },
    },
    notifications: {
      create: async (id: string) => {
        cleared.delete(id);
        shown.set(id, (shown.get(id) ?? 0) + 1);
        return id;
      },
      clear: async (id: string) => {
        cleared.add(id);
        return true;
      },
      onClicked: { addListener: vi.fn() },
    },
  });
});
afterAll(() => {
  Object.assign(browser, { permissions });
});
fixTime('Europe/London', now);

const on: Notifications = { ...noNotifications, isOn: true, tellsPlans: true };
const settings = { ...allDaySettings, dailyAt: '09:00' };
const store = async (notifications: Notifications, more: object = {}) => {
  isAllowed = true;
  shown.clear();
  cleared.clear();
  await browser.storage.local.set({ settings, notifications, ...more });
};
const stored = async () =>
  (await browser.storage.local.get('notifications'))['notifications'] as Notifications | undefined;
const onScreen = () => [...shown.keys()].filter((id) => !cleared.has(id));
const keepPlan = async () => {
  const plan = { id: 'p', cue: 'we meet', response: 'listen', from: { kind: 'nudge' as const, id: 'a' } };
  await (await import('../storage/journal.ts')).keepEntry('plans', { ...plan, createdAt: 1, dueOn: '2026-11-23' });
};

describe('a worker that is stopped at any step', () => {
  it('of a start tells of the prompt and of a plan that is due once at most', async () => {
    await stopEverywhere({
      arrange: async () => {
        await store(on);
        await keepPlan();
      },
      check: async () => {
        for (const [id, count] of shown) expect([id, count]).toEqual([id, 1]);
        expect(await stored()).toMatchObject({ lastOn: '2026-11-23', planLastOn: '2026-11-23' });
      },
    });
  });

  it('of a prompt that is read takes its notification away', async () => {
    const waiting = { nudgeId: 'a', on: '2026-11-23', since: now - 60_000 };
    await stopEverywhere({
      arrange: async () => {
        await store({ ...on, lastOn: '2026-11-23' }, { offer: { version: 1, waiting, isStopRead: false } });
        shown.set('daily-prompt', 1);
      },
      act: () => tell({ type: 'nudgeOpened', nudgeId: 'a' }),
      check: async ({ isAcknowledged }) => {
        if (isAcknowledged) expect(onScreen()).toEqual([]);
      },
    });
  });

  it('of their choice knows them as chosen, or as before', async () => {
    await stopEverywhere({
      arrange: () => store(noNotifications),
      act: () =>
        tell({ type: 'notificationsChosen', notifications: { isOn: true, saysPrompt: true, tellsPlans: false } }),
      check: async ({ isAcknowledged }) => {
        const { isOn = false, saysPrompt = false } = (await stored()) ?? {};
        expect(isAcknowledged ? [true] : [true, false]).toContain(isOn);
        expect(saysPrompt).toBe(isOn);
        for (const [id, count] of shown) expect([id, count]).toEqual([id, 1]);
      },
    });
  });

  it('of their end shows none from then on, and gives the permission back', async () => {
    await stopEverywhere({
      arrange: async () => {
        await store({ ...on, lastOn: '2026-11-23' });
        shown.set('daily-prompt', 1);
      },
      act: () =>
        tell({ type: 'notificationsChosen', notifications: { isOn: false, saysPrompt: false, tellsPlans: false } }),
      check: async ({ isAcknowledged }) => {
        if (isAcknowledged || !isAllowed) expect([onScreen(), isAllowed]).toEqual([[], false]);
        const { isOn, wasWithdrawn } = (await stored())!;
        if (isAcknowledged) expect([isOn, wasWithdrawn]).toEqual([false, false]);
        // Off and on the screen may be for a moment; pressing again takes it away.
        const { chooseNotifications } = await import('./choose-notifications.ts');
        await chooseNotifications({ isOn: false, saysPrompt: false, tellsPlans: false }, now);
        expect([onScreen(), isAllowed]).toEqual([[], false]);
      },
    });
  });

  it('of a permission that was withdrawn says so, and shows none', async () => {
    await stopEverywhere({
      arrange: () => store({ ...on, lastOn: '2026-11-23' }),
      act: () => {
        isAllowed = false;
        fire('permissions.onRemoved', {});
      },
      check: async () => expect(await stored()).toMatchObject({ isOn: false, wasWithdrawn: true }),
    });
  });

  it('of a snooze keeps it, and the prompt behind it', async () => {
    for (const length of ['tomorrow', 'week'] as const) {
      await stopEverywhere({
        arrange: () => store(on),
        act: () => tell({ type: 'snoozed', length }),
        check: async ({ isAcknowledged }) => {
          const { snoozedUntil = null } = ((await browser.storage.local.get('status'))['status'] ?? {}) as {
            snoozedUntil?: number | null;
          };
          if (isAcknowledged) expect(snoozedUntil).toBeGreaterThan(now);
        },
      });
    }
  });
});
