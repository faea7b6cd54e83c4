import type { Nudge } from '#shared/schemas/nudge.ts';
import { compareTexts } from '../compare-texts.ts';
import type { Rule } from './rule.ts';

/**
 * From where on two prompts count as the same. Chosen on the library itself: ten of its prompts, said once more in other
 * words, came to 0.41 to 0.73 (the tests hold them); of its 18,000 pairs two came above 0.40, and were rewritten.
 */
const alike = 0.4;

/**
 * No two prompts say the same: within a year a manager meets all of them, and hears a repeat as nagging. Text and act
 * are compared, in English, with each other and with the rest of the library.
 */
export const nearDuplicates: Rule = {
  name: 'near-duplicates',
  *checkContent({ nudges }, { library }) {
    const ids = new Set(nudges.map(({ value }) => value.id));
    const others = library.filter(({ id }) => !ids.has(id));
    const all = [...others, ...nudges.map(({ value }) => value)];
    const likeness = compareTexts(all.map(wordsToCompare));
    for (const [index, { file, value, lineOf }] of nudges.entries()) {
      const own = others.length + index;
      for (const [other, { id, locales }] of all.slice(0, own).entries()) {
        const score = likeness(own, other);
        // An id that is there twice is named by the rule on ids.
        if (score >= alike && id !== value.id) {
          yield {
            file,
            line: lineOf(['locales', 'en', 'text']),
            message: `says nearly the same (${score.toFixed(2)}, from ${alike}) as "${id}" (${locales.en.text}): give one of them another act and another cue`,
          };
        }
      }
    }
  },
};

function wordsToCompare({ locales: { en } }: Nudge): string {
  return `${en.text} ${en.act}`;
}
