import { contexts, type Context } from '#shared/schemas/framework.ts';
import { cells, cellsOf } from './coverage.ts';
import type { Rule } from './rule.ts';

/**
 * How many prompts a cell of each context needs. With 192 in all, one a day and nothing repeated within 16 weeks, 95 of
 * 100 simulated managers never run out (behaviour.md, our simulation). Reviews come once a year, meetings every day.
 */
const leastInCell: Record<Context, number> = {
  calendar: 2,
  email: 2,
  'one-to-one': 2,
  meeting: 3,
  review: 1,
  anytime: 2,
};
const leastInAll = 192;

/** The whole library is large enough that a manager meets no prompt twice within 16 weeks. */
export const counts: Rule = {
  name: 'counts',
  *checkContent({ nudges }, { isWhole }) {
    if (!isWhole) return;
    const filled = nudges.flatMap(({ value }) => cellsOf(value));
    for (const cell of cells) {
      const count = filled.filter((other) => other === cell).length;
      const least = Math.max(...contexts.map((context) => (cell.endsWith(`-${context}`) ? leastInCell[context] : 0)));
      // An empty cell is for the rule on coverage.
      if (count > 0 && count < least) {
        const message = `${count} for this cell, at least ${least}: write ${least - count} more`;
        yield { file: `nudges/${cell}.yaml`, line: 1, message };
      }
    }
    if (nudges.length < leastInAll) {
      const message = `${nudges.length} in all, at least ${leastInAll}: write ${leastInAll - nudges.length} more`;
      yield { file: 'nudges', line: 1, message };
    }
  },
};
