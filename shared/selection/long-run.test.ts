import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveThrough, type ShownDay } from '../../tests/support/simulated-days.ts';
import { behaviours, challengeStages } from '../schemas/framework.ts';
import type { Nudge } from '../schemas/nudge.ts';
import { selectionMemorySchema } from '../schemas/selection-memory.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const doses = fc.constantFrom('daily' as const, 'twice-daily' as const);

function shortestGap(shown: readonly ShownDay[]): number {
  const last = new Map<string, number>();
  let shortest = Infinity;
  for (const { nudge, day } of shown) {
    shortest = Math.min(shortest, day - (last.get(nudge.id) ?? -Infinity));
    last.set(nudge.id, day);
  }
  return shortest;
}

const share = (shown: readonly ShownDay[], is: (nudge: Nudge) => boolean) =>
  shown.filter(({ nudge }) => is(nudge)).length / shown.length;

describe('over a year', () => {
  it('keeps the dose and the three hours, rests every prompt, and stays small', () => {
    fc.assert(
      fc.property(seeds, doses, (seed, dose) => {
        const { shown, memory } = liveThrough({ days: 365, seed, settings: { dose } });
        expect(shown.length).toBeGreaterThan(300);
        expect(shortestGap(shown)).toBeGreaterThanOrEqual(dose === 'daily' ? 112 : 56);
        for (const [index, { day, minute }] of shown.entries()) {
          const next = shown[index + 1];
          if (next?.day === day) expect(next.minute - minute).toBeGreaterThanOrEqual(180);
          expect(shown.filter((other) => other.day === day).length).toBeLessThanOrEqual(dose === 'daily' ? 1 : 2);
        }
        expect(selectionMemorySchema.parse(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
        expect(JSON.stringify(memory).length).toBeLessThan(20_000);
      }),
      { numRuns: 10 },
    );
  });

  it('gives every behaviour half of its fair share, whatever is tapped on', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...behaviours), (seed, loved) => {
        const answer = ({ behaviour }: Nudge) => (behaviour === loved ? 'useful' : 'notNow');
        const { shown } = liveThrough({ days: 180, seed, answer });
        for (const behaviour of behaviours) {
          expect(share(shown, (nudge) => nudge.behaviour === behaviour)).toBeGreaterThanOrEqual(0.125);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('draws half of the prompts from the stage of a challenge, and lets no behaviour go', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(...challengeStages.filter((_stage, index) => index % 2 === 0)),
        (seed, stage) => {
          const challenge = { stage, since: 0 };
          const { shown } = liveThrough({ days: 60, seed, settings: { challenge } });
          const half = share(shown, ({ challengeStage }) => challengeStage === stage);
          expect(half).toBeGreaterThanOrEqual(0.45);
          expect(half).toBeLessThanOrEqual(0.55);
          expect(shortestGap(shown)).toBeGreaterThanOrEqual(28);
          for (const behaviour of behaviours) {
            expect(share(shown, (nudge) => nudge.behaviour === behaviour)).toBeGreaterThanOrEqual(0.1);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is the same again for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(liveThrough({ days: 40, seed })).toEqual(liveThrough({ days: 40, seed }));
      }),
      { numRuns: 10 },
    );
  });
});

describe('learning', () => {
  const lovesHelping = (nudge: Nudge) => (nudge.behaviour === 'helping' ? 'useful' : 'notNow');

  it('shows more of what is found useful, and less when that is over', () => {
    const shares = Array.from({ length: 20 }, (_, seed) => {
      const { shown } = liveThrough({ days: 130, seed, answer: lovesHelping });
      return share(shown.slice(30), ({ behaviour }) => behaviour === 'helping');
    });
    expect(shares.reduce((sum, one) => sum + one) / shares.length).toBeGreaterThan(0.35);
  });

  it('prefers nothing when everything is found useful', () => {
    const shares = Array.from({ length: 20 }, (_, seed) => {
      const { shown } = liveThrough({ days: 130, seed });
      return share(shown, ({ behaviour }) => behaviour === 'helping');
    });
    const mean = shares.reduce((sum, one) => sum + one) / shares.length;
    expect(mean).toBeGreaterThan(0.2);
    expect(mean).toBeLessThan(0.3);
  });
});
