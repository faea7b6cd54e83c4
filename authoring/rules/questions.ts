import type { Rule } from './rule.ts';
import { sameKeys } from './same-keys.ts';
import { moduleLocales } from './texts.ts';

const count = 3;

/** The check has three questions; each has its sound option among its options, and a text for each in every language. */
export const questions: Rule = {
  name: 'questions',
  *checkModule(module) {
    const asked = module.questions;
    if (!asked) return;
    if (asked.length !== count) yield { path: ['questions'], message: `${asked.length} questions, give ${count}` };
    for (const [index, { id, options, correct }] of asked.entries()) {
      if (!options.includes(correct)) {
        yield {
          path: ['questions', index, 'correct'],
          message: `"${correct}" is not an option: use one of ${options.join(', ')}`,
        };
      }
      if (new Set(options).size !== options.length || asked.findIndex((other) => other.id === id) !== index) {
        yield { path: ['questions', index], message: `a key of "${id}" is there twice: rename one` };
      }
    }
    for (const [locale, { check }] of moduleLocales(module)) {
      if (!check) continue;
      yield* sameKeys(
        asked.map(({ id }) => id),
        check,
        ['locales', locale, 'check'],
      );
      for (const { id, options } of asked) {
        const text = check[id];
        if (text) yield* sameKeys(options, text.options, ['locales', locale, 'check', id, 'options']);
      }
    }
  },
};
