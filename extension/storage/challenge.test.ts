import { expect, it } from 'vitest';
import fc from 'fast-check';
import { type ChallengeStep, challengeSchema, stageOf, stateOf, withStep } from './challenge.ts';

const minute = 60_000;
const way: ChallengeStep[] = [
  { stage: 'spot', from: 0 },
  { stage: 'cause', from: 10 * minute },
];

it('goes on, back and away, and knows where it was', () => {
  const on = withStep(way, 'try', 20 * minute);
  expect(on.at(-1)).toEqual({ stage: 'try', from: 20 * minute });
  const away = withStep(withStep(on, 'cause', 30 * minute), 'away', 40 * minute);
  expect([stateOf({ way: on }), stateOf({ way: away }), stateOf({ way: away, endedAt: 9 })]).toEqual([
    'on',
    'away',
    'over',
  ]);
  expect(stageOf({ way: away })).toBe('cause');
});

it('leaves no mark of a slip, and none of the same stage again', () => {
  expect(withStep(way, 'try', 10 * minute + 999)).toEqual([way[0], { stage: 'try', from: 10 * minute }]);
  expect(withStep(way, 'spot', 10 * minute + 999)).toEqual([way[0]]);
  expect(withStep(way, 'cause', 90 * minute)).toEqual(way);
});

it('goes forward in time, whatever the clock does, and stays what the schema reads', () => {
  const anyStep = fc.tuple(
    fc.constantFrom('spot', 'cause', 'try', 'spread', 'away'),
    fc.integer({ min: 0, max: 90 * 86_400_000 }),
  );
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 300 }), (steps) => {
      let taken: ChallengeStep[] = [{ stage: 'spot', from: 5 }];
      for (const [stage, now] of steps) {
        taken = withStep(taken, stage, now);
        expect(taken.at(-1)?.stage).toBe(stage);
      }
      expect(challengeSchema.safeParse({ id: 'c', text: '', outcome: '', way: taken }).success).toBe(true);
    }),
  );
});
