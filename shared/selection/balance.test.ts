import { describe, expect, it } from 'vitest';
import { at, decide, exampleNudge } from '../../tests/support/selection-examples.ts';
import type { Behaviour, ChallengeStage } from '../schemas/framework.ts';
import { emptyMemory, type SelectionMemory } from '../schemas/selection-memory.ts';
import { defaultSettings } from '../schemas/settings.ts';
import { isTurnOfStage, missedBehaviours, recencyOf } from './balance.ts';
import { rememberAnswer } from './remember-answer.ts';
import { rememberPassedOver, rememberShown } from './remember-shown.ts';

/** A memory of one showing a day, up to last Friday, of nudges with these behaviours and stages. */
function after(shown: { behaviour?: Behaviour; challengeStage?: ChallengeStage }[]): SelectionMemory {
  return shown.reduce((memory, change, index) => {
    const nudge = exampleNudge(`shown-${index}`, change);
    const day = new Date(Date.UTC(2026, 10, 20 - (shown.length - 1 - index))).toISOString().slice(0, 10);
    const shownThen = rememberShown(memory, { nudge, moment: 'teamMeeting', now: at(day, '10:00') });
    return rememberAnswer(shownThen, nudge.id, 'useful');
  }, emptyMemory);
}
const behaviour = (...of: Behaviour[]) => after(of.map((one) => ({ behaviour: one })));
const helped = (times: number): Behaviour[] => Array.from({ length: times }, () => 'helping');

describe('a behaviour that was missed', () => {
  it('is one that six others came after', () => {
    expect(missedBehaviours(behaviour('attending', 'empathising', 'understanding', ...helped(5)))).toEqual([
      'attending',
      'empathising',
    ]);
    expect(missedBehaviours(behaviour('understanding', 'attending', 'empathising', ...helped(3)))).toEqual([]);
  });

  it('is any that never came, once six have', () => {
    expect(missedBehaviours(behaviour(...helped(5)))).toEqual([]);
    expect(missedBehaviours(behaviour(...helped(6)))).toEqual(['attending', 'understanding', 'empathising']);
  });

  it('is not had by a prompt that nobody opened', () => {
    const unread = rememberPassedOver(behaviour(...helped(6)), { nudgeId: 'a', on: '2026-11-20', since: 1 });
    expect(missedBehaviours(unread)).toContain('attending');
  });

  it('comes before one that is liked, and says why', () => {
    const nudges = [
      exampleNudge('liked', { behaviour: 'helping' }),
      exampleNudge('missed', { behaviour: 'empathising' }),
    ];
    expect(decide({ nudges, memory: behaviour(...helped(6)) })).toMatchObject({
      nudge: { id: 'missed' },
      because: { kind: 'balance', behaviour: 'empathising' },
    });
  });

  it('is passed over where nothing of it fits', () => {
    const nudges = [exampleNudge('liked', { behaviour: 'helping' })];
    expect(decide({ nudges, memory: behaviour(...helped(6)) })).toMatchObject({ nudge: { id: 'liked' } });
  });
});

it('counts how lately a behaviour was shown, half for each step back', () => {
  expect(recencyOf(behaviour('attending', 'helping', 'attending', 'attending', 'helping'))).toMatchObject({
    helping: 1.125,
    attending: 0.75,
    understanding: 0,
  });
});

describe('the turn of a challenge', () => {
  const staged = (...of: (ChallengeStage | undefined)[]) =>
    after(of.map((challengeStage) => (challengeStage ? { challengeStage } : {})));

  it.each([
    ['at its beginning', [], true],
    ['not again at once', ['try'], false],
    ['after another one', ['try', undefined], true],
    ['not while it has more than half', ['try', 'try', undefined], false],
    ['where only other stages came', ['spot', 'cause', undefined], true],
    [
      'without making up for a long drought',
      [...Array.from({ length: 20 }, () => undefined), 'try', 'try', 'try', 'try', 'try'],
      false,
    ],
  ] as const)('%s', (_name, shown, expected) => {
    expect(isTurnOfStage(staged(...shown), 'try', 0)).toBe(expected);
  });

  it('counts from when the stage was chosen', () => {
    expect(isTurnOfStage(staged('try'), 'try', at('2026-11-21', '10:00').epoch)).toBe(true);
  });

  it('goes to any other prompt where none of the stage fits', () => {
    const settings = { ...defaultSettings, challenge: { stage: 'try' as const, since: 0 } };
    expect(decide({ settings })).toMatchObject({ nudge: { id: 'a' }, because: { kind: 'neverShown' } });
  });
});
