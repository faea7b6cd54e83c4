import { wordsOf } from '../measure-text.ts';
import type { Rule } from './rule.ts';

const words = 4;
const most = 3;

/** No more than three prompts of the whole library open with the same four words: the fourth is heard as a template. */
export const openings: Rule = {
  name: 'openings',
  *checkContent({ nudges }, { isWhole }) {
    if (!isWhole) return;
    const seen = new Map<string, number>();
    for (const { file, value, lineOf } of nudges) {
      const opening = wordsOf(value.locales.en.text).slice(0, words).join(' ').toLowerCase();
      const count = (seen.get(opening) ?? 0) + 1;
      seen.set(opening, count);
      if (count > most) {
        yield {
          file,
          line: lineOf(['locales', 'en', 'text']),
          message: `${count} prompts open with "${opening}", at most ${most}: begin this one in another way`,
        };
      }
    }
  },
};
