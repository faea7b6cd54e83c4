import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { defaultStatus } from '#shared/schemas/status.ts';
import { browser, inZone, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { remembered } from '../../tests/support/extension/remembered.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { nudges } from '../../tests/support/extension/stop-everywhere.ts';
import { fire, gateDatabase, settle, startWorker } from '../../tests/support/extension/stoppable-worker.ts';

vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object);

const zone = process.env['TZ'] ?? 'UTC';
const start = Date.parse('2026-11-23T10:00:00Z');
const hour = 3_600_000;

beforeAll(() => gateDatabase());
afterEach(() => {
  inZone(zone);
  vi.useRealTimers();
});

const waitingToday = { nudgeId: 'a', on: '2026-11-23', since: start - hour };
const shownToday = { nudgeId: 'a', moment: 'compose' as const, shownAt: start - hour, shownOn: '2026-11-23' };

it.each<[string, object]>([
  ['with a prompt behind the badge', { offer: { version: 1, waiting: waitingToday, isStopRead: false } }],
  ['after the prompt of the day', { memory: remembered({ ...shownToday, answer: 'useful' }) }],
  ['while snoozed', { status: { ...defaultStatus, snoozedUntil: start + 24 * hour } }],
])('nothing runs for an hour without an event, %s', async (_name, items) => {
  inZone('Europe/London');
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'setInterval'] });
  resetBrowser(nudges);
  await browser.storage.local.set({ settings: { ...allDaySettings, dose: 'daily', dailyAt: '09:00' }, ...items });
  await startWorker();
  const set = vi.spyOn(browser.storage.local, 'set').mockClear();
  expect(vi.getTimerCount()).toBe(0);

  let wakes = 0;
  for (let end = start + hour; ; wakes++) {
    const planned = (await browser.alarms.get('tick'))?.scheduledTime ?? Infinity;
    if (planned > end) break;
    vi.setSystemTime(planned);
    fire('alarms.onAlarm', { name: 'tick' });
    await settle();
  }
  expect(wakes).toBe(0);

  // Whatever wakes it for another reason, there is nothing to write.
  vi.setSystemTime(start + hour);
  await startWorker();
  expect(set).not.toHaveBeenCalled();
  expect(await browser.alarms.getAll()).toHaveLength(1);
});
