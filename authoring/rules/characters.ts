import type { Rule } from './rule.ts';
import { nudgeLocales } from './texts.ts';

const most = 125;

/** The card is 320 px wide and must not scroll: at most 125 characters, in every language. */
export const characters: Rule = {
  name: 'characters',
  *checkNudge(nudge) {
    for (const [locale, { text }] of nudgeLocales(nudge)) {
      if (text.length > most) {
        yield {
          path: ['locales', locale, 'text'],
          message: `${text.length} characters, at most ${most}: cut ${text.length - most}`,
        };
      }
    }
  },
};
