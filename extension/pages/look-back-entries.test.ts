import { expect, it } from 'vitest';
import { shown as shownThen } from '../../tests/support/selection-examples.ts';
import { entriesByDay } from './look-back-entries.ts';

const shown = (...then: Parameters<typeof shownThen>) => ({ ...shownThen(...then), because: null });
const note = (id: string, writtenAt: number) => ({ id, text: 'x', nudgeId: null, writtenAt });

it('puts prompts and notes in one row by day, newest first', () => {
  const prompts = [shown('a', '2026-11-20', '12:00'), shown('b', '2026-11-23', '12:00')];
  const days = entriesByDay(prompts, [note('n', prompts[1]!.shownAt + 60_000)], 10);
  expect(days.map(([day, entries]) => [day, entries.map(({ kind }) => kind)])).toEqual([
    ['2026-11-23', ['note', 'nudge']],
    ['2026-11-20', ['nudge']],
  ]);
});

it('stops at the limit', () => {
  expect(entriesByDay([shown('a', '2026-11-20'), shown('b', '2026-11-23')], [], 1)).toHaveLength(1);
});
