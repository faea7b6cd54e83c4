import { wordsOf } from '../measure-text.ts';
import type { Rule } from './rule.ts';
import { moduleLocales } from './texts.ts';

const least = 150;
const most = 200;

/** One idea in about a minute: 150 to 200 words, the heading not counted, in every language. */
export const readingLength: Rule = {
  name: 'reading-length',
  *checkModule(module) {
    for (const [locale, { read }] of moduleLocales(module)) {
      if (!read) continue;
      const count = wordsOf(read.paragraphs.join(' ')).length;
      if (count < least || count > most) {
        yield {
          path: ['locales', locale, 'read', 'paragraphs'],
          message: `${count} words, from ${least} to ${most}: ${count > most ? `cut ${count - most}` : `add ${least - count}`}`,
        };
      }
    }
  },
};
