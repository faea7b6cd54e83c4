import { expect, it } from 'vitest';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import type { ChallengeStep } from '../storage/challenge.ts';
import { type Lived, wayOfChallenge } from './way-of-challenge.ts';

const at = (day: number, hour = 9) => new Date(2026, 10, day, hour).getTime();
const way: ChallengeStep[] = [
  { stage: 'spot', from: at(2) },
  { stage: 'cause', from: at(9) },
  { stage: 'away', from: at(12) },
  { stage: 'try', from: at(16) },
];
const note = (day: number) => ({ id: `n${day}`, text: `note ${day}`, nudgeId: null, writtenAt: at(day, 15) });
const show = (shownOn: string, answer: 'useful' | 'notNow' | null) => ({
  ...{ nudgeId: 'a', moment: 'compose' as const, shownAt: Date.parse(shownOn), shownOn, answer, because: null },
});
const from = { kind: 'nudge' as const, id: 'a' };
const lived: Lived = {
  journal: {
    notes: [note(1), note(2), note(9), note(13), note(20), note(21)],
    plans: [{ id: 'p', cue: 'x', response: 'y', from, createdAt: at(3), triedOn: ['2026-11-10', '2026-11-17'] }],
    locked: { notes: [{ id: 'l', nudgeId: null, writtenAt: at(4), sealed: 'x' }], plans: [], challenges: [] },
  },
  shown: [show('2026-11-05', 'useful'), show('2026-11-06', 'notNow'), show('2026-11-07', null)],
  nudges: [exampleNudge('a')],
  locale: 'en',
};

it('puts what was written and tried where it belongs by its date, and nothing into a pause', () => {
  const parts = wayOfChallenge({ way, endedAt: at(20, 10) }, lived);
  expect(parts.map(({ stage, tried }) => [stage, ...tried.map(({ on, kind }) => `${on.slice(8)} ${kind}`)])).toEqual([
    ['spot', '02 note', '03 planMade', '04 note', '05 prompt'],
    ['cause', '09 note', '10 planTried'],
    ['away'],
    ['try', '17 planTried', '20 note'],
  ]);
  expect(parts[0]?.tried[2]?.words).toBeNull();
});

it('goes on to this day while it is on', () => {
  const parts = wayOfChallenge({ way }, lived);
  expect([parts.at(-1)?.to, parts.at(-1)?.tried.length]).toEqual([null, 3]);
});

it('is short when it was left on the day on which it began', () => {
  const parts = wayOfChallenge({ way: [{ stage: 'spot', from: at(2) }], endedAt: at(2, 12) }, lived);
  expect(parts).toMatchObject([{ from: at(2), to: at(2, 12), tried: [{ kind: 'note' }] }]);
});
