import { describe, expect, it } from 'vitest';
import { decide, exampleNudge } from '../../tests/support/selection-examples.ts';
import { emptyMemory, type SelectionMemory } from '../schemas/selection-memory.ts';
import { defaultSettings } from '../schemas/settings.ts';
import { defaultStatus } from '../schemas/status.ts';
import { dayAfter } from './calendar-days.ts';
import { hasRested, restDays } from './has-rested.ts';
import { createLibrary } from './nudge-library.ts';
import { restedThird } from './rested-third.ts';

const today = '2026-11-23';
const ago = (days: number) => dayAfter(today, -days);
const nudges = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => exampleNudge(id, { okWhenShortStaffed: true }));
const library = createLibrary(nudges);

function offered(change: Partial<SelectionMemory>): string[] {
  const memory = { ...emptyMemory, ...change };
  return restedThird(library.groups, library, memory, hasRested(today, 'daily', false)).flatMap(
    ({ group, known, rested }) =>
      [...group.nudges.filter((nudge) => !known.includes(nudge)), ...rested].map(({ id }) => id),
  );
}
const all = (...days: number[]) => days.map((day, index): [string, string] => [nudges[index]!.id, ago(day)]);

describe('what may be chosen', () => {
  it('is everything while nothing was shown', () => {
    expect(offered({})).toHaveLength(7);
  });

  it('is only what was never shown as long as that is a third', () => {
    expect(offered({ lastShown: all(600, 590, 580, 570) })).toEqual(['e', 'f', 'g']);
  });

  it('is filled up to a third with what was shown longest ago', () => {
    expect(offered({ lastShown: all(600, 590, 580, 570, 560) })).toEqual(['f', 'g', 'a']);
    expect(offered({ lastShown: all(600, 590, 580, 570, 560, 550, 540) })).toEqual(['a', 'b', 'c']);
  });

  it('keeps those of one day together', () => {
    expect(offered({ lastShown: all(600, 590, 580, 580, 560, 550, 540) })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leaves out what has not rested, also when nothing else is left', () => {
    expect(offered({ lastShown: all(112, 111, 110, 109, 108, 107, 106) })).toEqual(['a']);
    expect(offered({ lastShown: all(111, 111, 110, 109, 108, 107, 106) })).toEqual([]);
  });

  it('neither offers nor counts what is not wanted', () => {
    const lastShown = all(600, 590, 580);
    expect(offered({ lastShown, notForMe: ['d', 'e', 'f', 'g'] })).toEqual(['a']);
  });

  it('is not held back for years by a day that lies in the future', () => {
    expect(offered({ lastShown: all(-1500, -30, -30, -30, -30, -30, -30) })).toEqual(['a']);
  });

  it('passes over what is no longer in the library', () => {
    expect(offered({ lastShown: [['gone', ago(10)]], notForMe: ['gone-too'] })).toHaveLength(7);
  });
});

describe('the days that a nudge rests', () => {
  it.each([
    ['one a day', 'daily', false, 56, 112],
    ['one a day, and its author asks for longer', 'daily', false, 200, 200],
    ['one a week', 'weekly', false, 112, 112],
    ['two a day', 'twice-daily', false, 112, 56],
    ['where few are to be had', 'daily', true, 112, 28],
    ['where few are to be had, and its author asks for longer', 'daily', true, 200, 50],
    ['two a day, and few to be had', 'twice-daily', true, 56, 28],
  ] as const)('%s', (_name, dose, areFew, cooldownDays, expected) => {
    expect(restDays(cooldownDays, dose, areFew)).toBe(expected);
  });

  const lastShown = all(40, 39, 38, 37, 36, 35, 34);
  const memory = { ...emptyMemory, lastShown };

  it('are fewer on a short-staffed day', () => {
    const status = { ...defaultStatus, shortStaffedOn: today };
    expect(decide({ nudges, memory })).toMatchObject({ kind: 'silence', reason: 'nothingFits' });
    expect(decide({ nudges, memory, status })).toMatchObject({ nudge: { id: 'a' }, because: { kind: 'shortStaffed' } });
  });

  it('are fewer for the stage of a challenge', () => {
    const settings = { ...defaultSettings, challenge: { stage: 'try' as const, since: 0 } };
    const staged = nudges.map((nudge, index) => (index === 6 ? { ...nudge, challengeStage: 'try' as const } : nudge));
    expect(decide({ nudges: staged, memory, settings })).toMatchObject({
      nudge: { id: 'g' },
      because: { kind: 'challenge', stage: 'try' },
    });
  });
});
