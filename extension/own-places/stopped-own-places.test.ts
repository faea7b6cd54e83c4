import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser, granted, inZone } from '../../tests/support/extension/fake-browser.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { stopEverywhere, tell } from '../../tests/support/extension/stop-everywhere.ts';
import { fire, gateDatabase } from '../../tests/support/extension/stoppable-worker.ts';
import type { Message } from '../messages/message.ts';
import type { OwnPlace } from '../storage/own-place.ts';
import type { Wish, Wished } from '../storage/wish.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

const zone = process.env['TZ'] ?? 'UTC';
const now = Date.parse('2026-11-23T10:00:00Z');
const rota = 'https://rota.example.org';
const rotaPattern = 'https://rota.example.org/*';
const calendarPattern = 'https://calendar.google.com/*';
const openPopup = vi.fn(async () => {});

beforeAll(() => gateDatabase());
beforeEach(() => {
  inZone('Europe/London');
  vi.useFakeTimers({ now, toFake: ['Date'] });
  openPopup.mockClear();
  Object.assign(browser.action, { openPopup });
});
afterEach(() => {
  inZone(zone);
  vi.useRealTimers();
});

const place: OwnPlace = { origin: rota, moment: 'review', addedAt: now - 1 };
const wished: Wished = { kind: 'own', origin: rota, moment: 'review' };
const store = async (places: OwnPlace[], more: object = {}) => {
  await browser.storage.local.set({ settings: allDaySettings, ownPlaces: { version: 1, places }, ...more });
};
const wish = (wanted: Wished, inPopup: boolean) =>
  browser.storage.session.set({ wish: { wished: wanted, inPopup, askedAt: now } satisfies Wish });
const places = async () =>
  ((await browser.storage.local.get('ownPlaces'))['ownPlaces'] as { places: OwnPlace[] } | undefined)?.places ?? [];
const calendar = (isBorrowed: boolean) => ({
  calendar: { version: 1, address: 'https://calendar.google.com/calendar/ical/secret/basic.ics', isBorrowed },
  agenda: undefined,
});

describe('a worker that is stopped at any step', () => {
  it('of what the browser allowed keeps the place all the same, though the popup that asked is gone', async () => {
    await stopEverywhere({
      arrange: async () => {
        await store([]);
        await wish(wished, true);
      },
      act: () => {
        granted.add(rotaPattern);
        fire('permissions.onAdded', {});
      },
      check: async () => {
        expect(await places()).toMatchObject([{ origin: rota, moment: 'review' }]);
        expect(await browser.storage.session.get('wish')).toEqual({});
      },
    });
  });

  it.each([
    ['allowed', true],
    ['refused', false],
  ])('of an answer that a page tells, %s, has place and permission or neither', async (_name, isAllowed) => {
    await stopEverywhere({
      arrange: async () => {
        await store([]);
        await wish(wished, false);
        if (isAllowed) granted.add(rotaPattern);
      },
      act: () => tell({ type: 'permissionAnswered' }),
      check: async ({ isAcknowledged }) => {
        expect(await places()).toHaveLength(isAllowed ? 1 : 0);
        if (isAcknowledged) expect(await browser.storage.session.get('wish')).toEqual({});
      },
    });
  });

  it('of a known place that was the calendar’s leaves the permission to the place', async () => {
    await stopEverywhere({
      arrange: async () => {
        granted.add(calendarPattern);
        await store([], calendar(true));
        await wish({ kind: 'known', placeId: 'google-calendar' }, false);
      },
      act: () => tell({ type: 'permissionAnswered' }),
      check: async () => {
        expect((await browser.storage.local.get('calendar'))['calendar']).toMatchObject({ isBorrowed: false });
      },
    });
  });

  it.each<[string, Message, OwnPlace[]]>([
    ['changed', { type: 'ownPlaceChanged', origin: rota, moment: 'compose' }, [{ ...place, moment: 'compose' }]],
    ['removed', { type: 'ownPlaceRemoved', origin: rota }, []],
  ])('of a place that is %s has the old or the new, and a permission only with it', async (_name, message, after) => {
    await stopEverywhere({
      arrange: async () => {
        granted.add(rotaPattern);
        await store([place]);
      },
      act: () => tell(message),
      check: async ({ isAcknowledged }) => {
        expect(isAcknowledged ? [after] : [[place], after]).toContainEqual(await places());
        if (isAcknowledged) expect(granted.has(rotaPattern)).toBe(after.length > 0);
      },
    });
  });

  it('of a place that is withdrawn leaves the calendar what it needs', async () => {
    await stopEverywhere({
      arrange: async () => {
        granted.add(calendarPattern).add('https://mail.google.com/*');
        await store([], calendar(false));
      },
      act: () => tell({ type: 'placeWithdrawn', placeId: 'google-calendar' }),
      check: async () => expect([...granted]).toEqual([calendarPattern, 'https://mail.google.com/*']),
    });
  });

  it('of a question that is put, or a site that is looked at, asks nothing of anybody', async () => {
    for (const message of [
      { type: 'permissionAsked', wished, inPopup: true },
      { type: 'siteLookedAt', site: { kind: 'site', origin: rota } },
      { type: 'siteLookedAt', site: null },
    ] as const) {
      await stopEverywhere({
        arrange: () => store([]),
        act: () => tell(message),
        check: async () => {
          expect(await places()).toEqual([]);
          expect(openPopup).not.toHaveBeenCalled();
        },
      });
    }
  });

  it('of deleting everything leaves nothing allowed, at the second press at the latest', async () => {
    await stopEverywhere({
      arrange: async () => {
        granted.add(rotaPattern).add(calendarPattern);
        await store([place], calendar(true));
      },
      act: () => tell({ type: 'everythingDeleted' }),
      check: async ({ isAcknowledged }) => {
        if (!isAcknowledged) {
          const { handleMessage } = await import('../nudging/handle-message.ts');
          await handleMessage({ message: { type: 'everythingDeleted' }, web: null });
        }
        expect([await places(), [...granted]]).toEqual([[], []]);
      },
    });
  });
});
