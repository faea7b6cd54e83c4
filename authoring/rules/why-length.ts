import { wordsOf } from '../measure-text.ts';
import type { Rule } from './rule.ts';
import { nudgeLocales } from './texts.ts';

const most = 30;

/** "Why this?" is one glance: at most 30 words, in every language. */
export const whyLength: Rule = {
  name: 'why-length',
  *checkNudge(nudge) {
    for (const [locale, { why }] of nudgeLocales(nudge)) {
      const count = wordsOf(why).length;
      if (count > most) {
        yield { path: ['locales', locale, 'why'], message: `${count} words, at most ${most}: cut ${count - most}` };
      }
    }
  },
};
