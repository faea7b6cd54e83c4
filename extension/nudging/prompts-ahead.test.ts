import { describe, expect, it } from 'vitest';
import { emptyMemory } from '#shared/schemas/selection-memory.ts';
import { defaultSettings, type Settings } from '#shared/schemas/settings.ts';
import { createLibrary } from '#shared/selection/nudge-library.ts';
import { remembered } from '../../tests/support/extension/remembered.ts';
import { everyDay } from '../../tests/support/extension/settings.ts';
import { exampleNudge, shown } from '../../tests/support/selection-examples.ts';
import { promptsAhead } from './prompts-ahead.ts';
import { fixTime } from '../../tests/support/extension/fix-time.ts';

fixTime('Europe/London');

const nudges = Array.from({ length: 40 }, (_none, index) => exampleNudge(`n-${index}`, { contexts: ['anytime'] }));
const monday = new Date('2026-11-23T10:00Z').getTime();
const ahead = (change: Partial<Settings> = {}, now = monday, memory = emptyMemory) =>
  promptsAhead({
    settings: { ...defaultSettings, ...change },
    memory,
    library: createLibrary(nudges),
    now,
    random: () => 0.5,
  });
const times = (prompts: ReturnType<typeof ahead>) =>
  prompts.map(({ at }) => new Date(at).toLocaleString('sv').slice(0, 16));

it('has one for each working day of four weeks, from tomorrow on, and none twice', () => {
  const prompts = ahead();
  expect(prompts).toHaveLength(20);
  expect(times(prompts).slice(0, 5)).toEqual(
    ['11-24', '11-25', '11-26', '11-27', '11-30'].map((day) => `2026-${day} 09:00`),
  );
  expect(new Set(prompts.map(({ nudge }) => nudge.id)).size).toBe(20);
});

it('keeps to the time on the wall when the clocks change', () => {
  const prompts = ahead({ hours: everyDay({ from: '09:00', to: '17:00' }) }, Date.parse('2026-10-20T10:00Z'));
  expect(prompts).toHaveLength(28);
  expect(new Set(times(prompts).map((time) => time.slice(11)))).toEqual(new Set(['09:00']));
});

describe('it follows the settings', () => {
  it.each([
    ['time off', { timeOff: [{ from: '2026-11-24', to: '2026-12-18' }] }, ['2026-12-21 09:00']],
    ['once a week', { dose: 'weekly' }, ['11-24', '12-01', '12-08', '12-15'].map((day) => `2026-${day} 09:00`)],
    ['no working day', { hours: everyDay(null) }, []],
  ] as const)('%s', (_name, change, expected) => {
    expect(times(ahead(change as Partial<Settings>))).toEqual(expected);
  });

  it('waits for the end of quiet hours', () => {
    expect(times(ahead({ quietHours: { from: '08:00', to: '10:30' } }))[0]).toBe('2026-11-24 10:30');
  });

  it('has one a day for whoever turned prompts off in the browser', () => {
    expect(ahead({ dose: 'off' })).toHaveLength(20);
  });
});

it('forgives what was ignored before', () => {
  const days = ['09', '10', '11', '12', '13', '16', '17', '18', '19'].map((day) => shown(`n-1`, `2026-11-${day}`));
  expect(ahead({}, monday, remembered(...days))).toHaveLength(20);
});
