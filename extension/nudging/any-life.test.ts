import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answer } from '#shared/schemas/history.ts';
import { emptyMemory, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { defaultStatus, type Status } from '#shared/schemas/status.ts';
import { anyChange } from '../../tests/support/extension/any-change.ts';
import { anySettings } from '../../tests/support/extension/any-settings.ts';
import { browser, inZone, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { mayWait } from '../../tests/support/extension/slow-model.ts';
import { wallClock, type Zone, zones } from '../../tests/support/extension/wall-clock.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import type { Offer } from '../storage/offer.ts';
import { forgetNudges } from './load-nudges.ts';
import { openNudge } from './open-nudge.ts';
import { recordAnswer } from './record-answer.ts';
import { snoozeEnd } from './snooze.ts';
import { tick } from './tick.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const nudges = Array.from({ length: 40 }, (_none, index) =>
  exampleNudge(`nudge-${index}`, { contexts: ['anytime'], cooldownDays: 1 }),
);
const zone = process.env['TZ'] ?? 'UTC';
afterEach(() => inZone(zone));
beforeEach(() => resetBrowser(nudges));

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const deeds = ['open', 'useful', 'notNow', 'hour', 'tomorrow', 'week', 'meeting', 'resume'] as const;
type Deed = (typeof deeds)[number];

/** What somebody does, so many minutes after the last thing. */
const anyDeed = fc.record({ after: fc.integer({ min: 1, max: 20 * 60 }), what: fc.constantFrom(...deeds) });

const awake = ['daily', 'twice-daily', 'weekly'] as const;

/** A life of days is looked at minute by minute: fewer of them are lived than other properties are tried on. */
const lives = { numRuns: process.env['TEND_LONG_TESTS'] ? 1_000 : 40 };
const patienceMs = 10 * minute;

interface Stored {
  memory?: SelectionMemory;
  offer?: Offer;
  status?: Status;
}
const stored = async () => (await browser.storage.local.get()) as Stored;
const alarm = async () => (await browser.alarms.get('tick'))?.scheduledTime ?? Infinity;

async function startAfresh(settings: Settings): Promise<void> {
  resetBrowser(nudges);
  forgetNudges();
  await browser.storage.local.set({ settings, memory: emptyMemory });
}

async function doIt(what: Deed, now: number): Promise<void> {
  const { offer, memory, status = defaultStatus } = await stored();
  const change = (changed: Partial<Status>) => browser.storage.local.set({ status: { ...status, ...changed } });
  if (what === 'hour' || what === 'tomorrow' || what === 'week') await change({ snoozedUntil: snoozeEnd(what, now) });
  if (what === 'meeting') await change({ inMeetingUntil: now + hour });
  if (what === 'resume') await change({ snoozedUntil: null, resumedAt: now });
  if (what === 'open' && offer?.waiting) await openNudge(offer.waiting.nudgeId, now);
  const latest = memory?.recent.at(-1);
  if ((what === 'useful' || what === 'notNow') && latest)
    await recordAnswer(latest.nudgeId, what satisfies Answer, now);
  await tick(now);
}

/** What the slow model says of what is stored now, at an instant in a zone. */
async function expectation(settings: Settings): Promise<(at: number, where: Zone) => boolean> {
  const { status = defaultStatus, memory = emptyMemory } = await stored();
  return (at, where) => mayWait({ settings, status, memory }, wallClock(at, where));
}

const anyLife = anyChange.chain(({ zone: where, change }) =>
  fc.record({
    where: fc.constant(where),
    start: fc.integer({ min: change - 3 * day, max: change }),
    settings: anySettings(change, awake),
    life: fc.array(anyDeed, { minLength: 1, maxLength: 12 }),
  }),
);

it(
  'follows the slow model from alarm to alarm, whatever somebody does and wherever',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyLife, async ({ where, start, settings, life }) => {
        inZone(where);
        await startAfresh(settings);
        let now = start;
        await tick(now);
        for (const { after, what } of life) {
          const next = Math.floor(now / minute + after) * minute;
          for (;;) {
            const mayBe = await expectation(settings);
            const isWaiting = Boolean((await stored()).offer?.waiting);
            const end = Math.min(await alarm(), next);
            // From here to the next alarm nothing runs: what waits now must be right at every minute of that time.
            for (let at = now; at < end; at += minute) {
              const { date, minute: shows } = wallClock(at, where);
              expect(mayBe(at, where), `${date} ${shows}`).toBe(isWaiting);
            }
            now = end;
            if (end === next) break;
            await tick(now);
          }
          await doIt(what, now);
        }
      }),
      lives,
    );
  },
  patienceMs,
);

/** A jump of the clock: sleep, travel, a clock that is set wrong by up to two years, and back. */
const anyJump = fc.record({
  to: fc.oneof(
    fc.integer({ min: 0, max: 3 * day }),
    fc.integer({ min: 0, max: 10 * 60 }).map((minutes) => minutes * minute),
    fc.integer({ min: -700 * day, max: 700 * day }),
  ),
  where: fc.constantFrom(...zones),
  what: anyDeed.map(({ what }) => what),
});

it(
  'follows the slow model, too, when clocks jump, alarms are missed and zones change',
  async () => {
    const start = Date.parse('2026-03-27T06:00Z');
    await fc.assert(
      fc.asyncProperty(
        anySettings(start, awake),
        fc.array(anyJump, { minLength: 5, maxLength: 20, size: 'max' }),
        async (settings, jumps) => {
          await startAfresh(settings);
          for (const { to, where, what } of jumps) {
            inZone(where);
            const now = start + to;
            await tick(now);
            const mayBe = await expectation(settings);
            const waiting = (await stored()).offer?.waiting ?? null;
            const { date, minute: shows } = wallClock(now, where);
            expect(mayBe(now, where), `${date} ${shows}`).toBe(waiting !== null);
            if (waiting) expect(waiting.on).toBe(date);
            const planned = await alarm();
            expect(planned).toBeGreaterThan(now);
            // A browser that starts afresh with what is stored would plan the same.
            await browser.alarms.clear('tick');
            await tick(now);
            expect(await alarm()).toBe(planned);

            await doIt(what, now);
            const { memory } = await stored();
            const opened = (memory?.recent ?? []).filter(({ factors }) => factors !== null);
            for (const { shownOn } of opened) {
              const onDay = opened.filter((other) => other.shownOn === shownOn);
              expect(onDay.length).toBeLessThanOrEqual(settings.dose === 'twice-daily' ? 2 : 1);
            }
          }
        },
      ),
    );
  },
  patienceMs,
);
