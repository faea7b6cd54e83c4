import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { SelectionMemory } from '#shared/schemas/selection-memory.ts';
import { defaultStatus, type Status } from '#shared/schemas/status.ts';
import { choices } from '../card/choice.ts';
import { browser, granted } from '../../tests/support/extension/fake-browser.ts';
import { fixTime } from '../../tests/support/extension/fix-time.ts';
import { remembered } from '../../tests/support/extension/remembered.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { cardsShown, stopEverywhere, tell, tellFromGmail } from '../../tests/support/extension/stop-everywhere.ts';
import { fire, gateDatabase, settle } from '../../tests/support/extension/stoppable-worker.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

const now = Date.parse('2026-11-23T10:00:00Z');
const gmail = 'https://mail.google.com/*';
const settings = { ...allDaySettings, dose: 'daily' as const };

beforeAll(() => gateDatabase());
fixTime('Europe/London', now);

const stored = async <T>(key: string) => (await browser.storage.local.get(key))[key] as T | undefined;
const memory = () => stored<SelectionMemory>('memory');
const store = (items: object) => browser.storage.local.set({ settings, ...items });
const shownNow = { nudgeId: 'a', moment: 'compose' as const, shownAt: now - 60_000, shownOn: '2026-11-23' };

describe('a worker that is stopped at any step', () => {
  it('of its start leaves today’s prompt to the next one', async () => {
    await stopEverywhere({
      arrange: () => store({ settings: { ...settings, dailyAt: '09:00' } }),
      check: async () => expect(await stored('offer')).toMatchObject({ waiting: { on: '2026-11-23' } }),
    });
  });

  it('of a moment shows one card a day at most, and does not count one that nobody saw', async () => {
    await stopEverywhere({
      arrange: () => {
        granted.add(gmail);
        return store({});
      },
      act: () => tellFromGmail({ type: 'momentNoticed', moment: 'compose' }),
      check: async ({ isWhole }) => {
        if (isWhole) expect(cardsShown()).toBe(1);
        expect((await memory())?.recent.length ?? 0).toBe(cardsShown());
        tellFromGmail({ type: 'momentNoticed', moment: 'compose' }, 8);
        await settle();
        expect(cardsShown()).toBe(1);
      },
    });
  });

  it.each(choices)('of the answer %s knows one showing with that answer or none', async (choice) => {
    await stopEverywhere({
      arrange: () => {
        granted.add(gmail);
        return store({ memory: remembered({ ...shownNow, answer: null }) });
      },
      act: () => tell({ type: 'nudgeAnswered', nudgeId: 'a', choice }),
      check: async ({ isAcknowledged }) => {
        const { recent } = (await memory())!;
        expect(recent).toHaveLength(1);
        if (isAcknowledged && choice !== 'why' && choice !== 'more') expect(recent[0]?.answer).not.toBeNull();
        if (isAcknowledged && choice === 'snoozeHour')
          expect((await stored<Status>('status'))?.snoozedUntil).toBe(now + 3_600_000);
      },
    });
  });

  it('of an opened prompt does not offer another one that day', async () => {
    await stopEverywhere({
      arrange: () =>
        store({
          settings: { ...settings, dailyAt: '09:00' },
          offer: { version: 1, waiting: { nudgeId: 'a', on: '2026-11-23', since: now - 60_000 }, isStopRead: false },
        }),
      act: () => tell({ type: 'nudgeOpened', nudgeId: 'a' }),
      check: async ({ isAcknowledged }) => {
        const offer = await stored<{ waiting: { nudgeId: string } | null }>('offer');
        const shown = (await memory())?.recent.map(({ nudgeId }) => nudgeId) ?? [];
        if (isAcknowledged) expect(shown).toEqual(['a']);
        expect([offer?.waiting?.nudgeId, ...shown].filter(Boolean)).toEqual(['a']);
      },
    });
  });

  it.each([
    ['a snooze', { type: 'snoozed', length: 'hour' }, { snoozedUntil: now + 3_600_000 }],
    ['a resumption', { type: 'promptsResumed' }, { snoozedUntil: null, resumedAt: now }],
    ['a meeting', { type: 'meetingBegan' }, { inMeetingUntil: now + 3_600_000 }],
  ] as const)('of %s keeps what was acknowledged', async (_name, message, expected) => {
    await stopEverywhere({
      arrange: () => store({ status: { ...defaultStatus, snoozedUntil: now + 60_000 } }),
      act: () => tell(message),
      check: async ({ isAcknowledged }) => {
        if (isAcknowledged) expect(await stored('status')).toMatchObject(expected);
      },
    });
  });

  it.each(['callGoesOn', 'callOver'] as const)('of %s is quiet, or is not', async (type) => {
    await stopEverywhere({
      arrange: () => {
        granted.add('https://meet.google.com/*');
        return store({ status: { ...defaultStatus, inCallUntil: now + 60_000 } });
      },
      act: () => {
        const url = 'https://meet.google.com/abc-defg-hij';
        fire('runtime.onMessage', { type }, { id: browser.runtime.id, url, frameId: 0, tab: { id: 7 } }, () => {});
      },
      check: async ({ isWhole }) => {
        const expected = type === 'callOver' ? null : now + 15 * 60_000;
        const until = (await stored<Status>('status'))?.inCallUntil;
        expect(isWhole ? [expected] : [expected, now + 60_000]).toContain(until);
      },
    });
  });

  it.each([
    ['given', () => void granted.add(gmail)],
    ['withdrawn', () => void granted.delete(gmail)],
    ['given in part', () => void granted.add('https://outlook.office.com/*')],
  ])('of a permission %s leaves scripts that agree with the permissions', async (name, change) => {
    await stopEverywhere({
      arrange: () => {
        if (name === 'withdrawn') granted.add(gmail);
        return store({});
      },
      act: () => {
        change();
        fire(name === 'withdrawn' ? 'permissions.onRemoved' : 'permissions.onAdded', {});
      },
      check: async () => {},
    });
  });

  it('of an update brings everything along', async () => {
    await stopEverywhere({
      arrange: () => {
        granted.add(gmail);
        const { challenge: _challenge, timeOff: _timeOff, keepDays: _keepDays, ...first } = settings;
        const shown = [{ ...shownNow, answer: 'useful' }];
        return store({ settings: { ...first, version: 1 }, history: { version: 1, shown } });
      },
      act: () => void fire('runtime.onInstalled', { reason: 'update', previousVersion: '0.1.0' }),
      check: async () => {
        expect((await memory())?.recent).toMatchObject([{ nudgeId: 'a', answer: 'useful' }]);
        const { readShown } = await import('../storage/shown-log.ts');
        expect(await readShown(10)).toMatchObject([{ nudgeId: 'a', answer: 'useful' }]);
      },
    });
  });
});
