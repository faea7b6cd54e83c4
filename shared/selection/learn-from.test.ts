import { expect, it } from 'vitest';
import type { RecentShow } from '../schemas/selection-memory.ts';
import { emptyMemory } from '../schemas/selection-memory.ts';
import { learnFrom, tasteAt } from './learn-from.ts';
import { answerWeights, keptPerShow } from './learning-weights.ts';

const hour = 3_600_000;

function show(change: Partial<RecentShow> = {}): RecentShow {
  return {
    ...{
      nudgeId: 'a',
      moment: 'compose',
      shownAt: 0,
      shownOn: '2026-11-23',
      answer: 'useful',
      stage: null,
      because: null,
    },
    factors: { behaviour: 'helping', element: 'vision', context: 'email', seconds: 30 },
    ...change,
  };
}
const none = emptyMemory.taste;

it('counts a showing for each of its factors and for no other level', () => {
  const { all, behaviour, element, context, seconds } = learnFrom(none, [show()]);
  const once = { shown: 1, good: 1 };
  expect([all, behaviour.helping, element.vision, context.email, seconds[30]]).toEqual([once, once, once, once, once]);
  expect([behaviour.attending.shown, element.autonomy.shown, context.review.shown, seconds[60].shown]).toEqual([
    0, 0, 0, 0,
  ]);
});

it('lets older showings fade, one at a time or all together', () => {
  const shows = [show(), show({ answer: 'notNow' }), show({ answer: null })];
  const together = learnFrom(none, shows);
  expect(together.all.good).toBeCloseTo(keptPerShow ** 2, 3);
  const { notNow, ignored } = answerWeights;
  expect(together.all.shown).toBeCloseTo(keptPerShow ** 2 + keptPerShow * notNow.shown + ignored.shown, 3);
  const apart = shows.reduce((taste, one) => learnFrom(taste, [one]), none);
  expect(apart.all.shown).toBeCloseTo(together.all.shown, 2);
});

it('learns nothing from what nobody read, and lets nothing fade for it', () => {
  const learned = learnFrom(none, [show()]);
  expect(learnFrom(learned, [show({ factors: null, answer: null })])).toEqual(learned);
});

it('leaves what it was given alone', () => {
  const before = structuredClone(none);
  learnFrom(none, [show()]);
  expect(none).toEqual(before);
});

it('waits with a showing that may yet be answered', () => {
  const memory = { ...emptyMemory, recent: [show({ answer: null })] };
  expect(tasteAt(memory, 2 * hour).all.shown).toBe(0);
  expect(tasteAt(memory, 3 * hour).all.shown).toBe(1);
});
