import type { Rule } from './rule.ts';
import { sameKeys } from './same-keys.ts';
import { moduleLocales } from './texts.ts';

const days = [2, 7, 21];

/**
 * A module comes back after 2, 7 and 21 days (fixed gaps do as well as growing ones, Latimier 2021), each time with its
 * own question and replies in every language. A pack may leave follow-ups out; what it has, it has whole.
 */
export const followUps: Rule = {
  name: 'follow-ups',
  *checkModule(module) {
    const planned = module.followUps ?? [];
    for (const [index, { id, day }] of planned.entries()) {
      if (planned.findIndex((other) => other.id === id) !== index || day <= (planned[index - 1]?.day ?? 0)) {
        yield { path: ['followUps', index], message: `"${id}" is there twice or out of order: put the days in order` };
      }
    }
    for (const [locale, text] of moduleLocales(module)) {
      yield* sameKeys(
        planned.map(({ id }) => id),
        text.followUps ?? {},
        ['locales', locale, 'followUps'],
      );
    }
  },
  *checkContent({ modules }, { isPack }) {
    if (isPack) return;
    for (const { file, value, lineOf } of modules) {
      const found = value.followUps?.map(({ day }) => day) ?? [];
      if (found.join() !== days.join()) {
        yield {
          file,
          line: lineOf(['followUps']),
          message: `follow-ups on days ${found.join(', ') || 'none'}: give day-2, day-7 and day-21`,
        };
      }
    }
  },
};
