import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { anyChange } from '../../tests/support/extension/any-change.ts';
import { anySettings } from '../../tests/support/extension/any-settings.ts';
import { inZone } from '../../tests/support/extension/fake-browser.ts';
import { isPromptTime } from '../../tests/support/extension/slow-model.ts';
import { wallClock } from '../../tests/support/extension/wall-clock.ts';
import { localTimeOf } from './local-time-of.ts';
import { nextWake } from './next-wake.ts';

const zone = process.env['TZ'] ?? 'UTC';
afterEach(() => inZone(zone));

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const anySchedule = anyChange.chain(({ zone: where, change }) =>
  fc.record({ where: fc.constant(where), change: fc.constant(change), settings: anySettings(change) }),
);
/** Most of them just before the clocks change. */
const anyTimeAhead = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 4 * hour }) },
  fc.integer({ min: -2 * day, max: 2 * day }),
);

it('reads the clock on the wall as the database of time zones has it', () => {
  fc.assert(
    fc.property(anyChange, anyTimeAhead, ({ zone: where, change }, ahead) => {
      inZone(where);
      expect(localTimeOf(change - ahead)).toEqual(wallClock(change - ahead, where));
    }),
  );
});

describe('the alarm, in any zone and over any change of the clocks', () => {
  it('is never later than what the clock changes, minute by minute', () => {
    fc.assert(
      fc.property(anySchedule, anyTimeAhead, ({ where, change, settings }, ahead) => {
        inZone(where);
        const now = change - ahead;
        const wake = nextWake(settings, now) ?? Infinity;
        const before = isPromptTime(settings, wallClock(now, where));
        for (let at = Math.floor(now / minute) * minute + minute; at < Math.min(wake, now + 8 * hour); at += minute) {
          const shows = wallClock(at, where);
          expect(isPromptTime(settings, shows), `${shows.date} ${shows.minute}`).toBe(before);
        }
      }),
    );
  }, 600_000);

  it('lies ahead, and rings a few times a day at most', () => {
    fc.assert(
      fc.property(anySchedule, ({ where, change, settings }) => {
        inZone(where);
        let rings = 0;
        for (let now = change - 2 * day; now < change + 2 * day; rings++) {
          const next = nextWake(settings, now) ?? Infinity;
          expect(next).toBeGreaterThan(now);
          now = next;
        }
        // Due, end of work, and both ends of the quiet, on five dates; again, and the change, where the clocks change.
        expect(rings).toBeLessThanOrEqual(5 * 4 + 5);
      }),
    );
  });
});
