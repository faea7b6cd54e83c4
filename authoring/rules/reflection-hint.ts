import type { Rule } from './rule.ts';

/**
 * Written reflection can be asked for by a court and is feared for it (behaviour.md, after Bawa-Garba): the hint tells
 * people to leave out names and the facts of a case. Heuristic: it looks for those words.
 */
export const reflectionHint: Rule = {
  name: 'reflection-hint',
  *checkModule({ locales: { en } }) {
    const hint = en.reflect?.hint;
    if (
      hint !== undefined &&
      !(/leave out/i.test(hint) && /\bnames?\b/i.test(hint) && /\b(facts|details)\b/i.test(hint))
    ) {
      yield { path: ['locales', 'en', 'reflect', 'hint'], message: 'say "leave out names and the facts of any case"' };
    }
  },
};
