import { wordsOf } from '../measure-text.ts';
import type { Rule } from './rule.ts';
import { nudgeLocales } from './texts.ts';

const most = 25;

/** A prompt is read between two things: at most 25 words, in every language. */
export const words: Rule = {
  name: 'words',
  *checkNudge(nudge) {
    for (const [locale, { text }] of nudgeLocales(nudge)) {
      const count = wordsOf(text).length;
      if (count > most) {
        yield { path: ['locales', locale, 'text'], message: `${count} words, at most ${most}: cut ${count - most}` };
      }
    }
  },
};
