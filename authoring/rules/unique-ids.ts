import type { Rule } from './rule.ts';

/** An id names one thing: no two nudges, modules or sources share one. */
export const uniqueIds: Rule = {
  name: 'unique-ids',
  *checkContent({ nudges, modules, sources }) {
    for (const items of [nudges, modules, sources]) {
      const firstIn = new Map<string, string>();
      for (const { file, value, lineOf } of items) {
        const first = firstIn.get(value.id);
        if (first === undefined) firstIn.set(value.id, file);
        else
          yield { file, line: lineOf(['id']), message: `the id "${value.id}" is already in ${first}: choose another` };
      }
    }
  },
};
