import { describe, expect, it } from 'vitest';
import { at, exampleNudge } from '../../tests/support/selection-examples.ts';
import type { Nudge } from '../schemas/nudge.ts';
import { emptyMemory, type SelectionMemory, type Taste } from '../schemas/selection-memory.ts';
import { createLibrary } from './nudge-library.ts';
import { pickLiked } from './pick-liked.ts';
import { rememberShown } from './remember-shown.ts';
import { restedThird } from './rested-third.ts';

const { taste: unknown } = emptyMemory;

/** How often each nudge is taken in 400 draws; `memory` says what was shown, and all of that has rested. */
function shares(nudges: readonly Nudge[], { taste = unknown, memory = emptyMemory } = {}) {
  const library = createLibrary(nudges);
  const candidates = restedThird(library.groups, library, memory, () => true);
  const taken: Record<string, number> = {};
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let draw = 0; draw < 400; draw++) {
    const id = pickLiked(candidates, 'teamMeeting', memory, taste, random)?.id ?? 'none';
    taken[id] = (taken[id] ?? 0) + 1 / 400;
  }
  return taken;
}

const shownBefore = (...nudges: Nudge[]): SelectionMemory =>
  nudges.reduce(
    (memory, nudge) => rememberShown(memory, { nudge, moment: 'teamMeeting', now: at('2026-06-01', '10:00') }),
    emptyMemory,
  );

const likes = (behaviour: 'helping', good: number): Taste => ({
  ...unknown,
  all: { shown: 40, good: 12 },
  behaviour: { ...unknown.behaviour, [behaviour]: { shown: 20, good } },
});

describe('the nudge that is taken', () => {
  const attending = exampleNudge('attending');
  const helping = exampleNudge('helping', { behaviour: 'helping' });

  it('is left to chance while nothing is known', () => {
    const { attending: share = 0 } = shares([attending, helping]);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  it('is mostly of the kind that was found useful, and hardly ever of the kind that was not', () => {
    expect(shares([attending, helping], { taste: likes('helping', 14) })['helping']).toBeGreaterThan(0.9);
    expect(shares([attending, helping], { taste: likes('helping', 0) })['helping'] ?? 0).toBeLessThan(0.1);
  });

  it('is still tried where a little speaks against it', () => {
    expect(shares([attending, helping], { taste: likes('helping', 5) })['helping']).toBeGreaterThan(0.05);
  });

  it('is the last new one, where others have rested and are liked no better', () => {
    const rested = (['vision', 'teamwork', 'autonomy'] as const).map((element) => exampleNudge(element, { element }));
    expect(shares([attending, ...rested], { memory: shownBefore(...rested) })['attending']).toBeGreaterThan(0.9);
    const alike = ['a', 'b', 'c'].map((id) => exampleNudge(id));
    expect(shares([attending, ...alike], { memory: shownBefore(...alike) })).toEqual({ attending: expect.closeTo(1) });
  });

  it('is kept for later where it would do at any time', () => {
    const anytime = exampleNudge('anytime', { contexts: ['anytime'] });
    expect(shares([attending, anytime])['anytime'] ?? 0).toBeLessThan(0.45);
  });

  it('is of another behaviour than the one before', () => {
    const other = exampleNudge('other', { element: 'vision' });
    const { helping: share = 0 } = shares([other, helping], { memory: shownBefore(attending) });
    expect(share).toBeGreaterThan(0.55);
  });
});
