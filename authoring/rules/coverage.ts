import { behaviours, contexts, elements } from '#shared/schemas/framework.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Rule } from './rule.ts';

/** Behaviour × element × context, as `<behaviour>-<element>-<context>`: 96 cells. */
export const cells: readonly string[] = behaviours.flatMap((behaviour) =>
  elements.flatMap((element) => contexts.map((context) => `${behaviour}-${element}-${context}`)),
);

export function cellsOf(nudge: Nudge): string[] {
  return nudge.contexts.map((context) => `${nudge.behaviour}-${nudge.element}-${context}`);
}

/** The whole library has a nudge for every cell; one file or a pack need not. */
export const coverage: Rule = {
  name: 'coverage',
  *checkContent({ nudges }, { isWhole }) {
    if (!isWhole) return;
    const covered = new Set(nudges.flatMap(({ value }) => cellsOf(value)));
    for (const cell of cells) {
      if (!covered.has(cell))
        yield { file: `nudges/${cell}.yaml`, line: 1, message: 'no nudge for this cell: write one' };
    }
  },
};
