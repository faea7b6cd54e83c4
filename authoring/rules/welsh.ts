import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Finding, Rule } from './rule.ts';
import { stringsOf } from './texts.ts';

/** Everyday English words that Welsh does not have; "a", "am", "at", "be", "her", "i", "is", "o" and "to" it has. */
const english =
  /(?<!\p{L})(the|and|of|with|that|this|they|them|their|you|your|what|when|which|who|how|from|have|has|are|were|would|should|could|before|after|about|ask|because|there|it|not|for|or|my|we|she)(?!\p{L})/giu;

/** The familiar "you": a prompt speaks to a manager as `chi`. What people say to each other, in quotes, is theirs. */
const familiar = /(?<!\p{L})(wyt|dy|gen ti|gennyt|arnat|wrthyt|i ti)(?!\p{L})/iu;
const quoted = /"[^"]*"|“[^”]*”/g;

/**
 * What can be told of Welsh without knowing it: no English sentence left in it, `chi` and not `ti`, the plain quotation
 * marks of the English text, and letters with an accent as one character. Spelling, mutations and sense need a reader.
 */
export const welsh: Rule = {
  name: 'welsh',
  *checkNudge(nudge) {
    yield* check(nudge);
    const { cy } = nudge.locales;
    const found = cy && familiar.exec(cy.text.replaceAll(quoted, ''));
    if (found) yield { path: ['locales', 'cy', 'text'], message: `"${found[0]}" is familiar: write to "chi"` };
  },
  checkModule: check,
};

function* check({ locales: { cy } }: Nudge | Module): Generator<Finding> {
  for (const { path, text } of stringsOf(cy, ['locales', 'cy'])) {
    const words = new Set(text.match(english)?.map((word) => word.toLowerCase()));
    // One may be part of a name or title.
    if (words.size >= 2) yield { path, message: `"${[...words].join('", "')}" are English: translate the rest` };
    const mark = /[“”‘’´]/.exec(text);
    if (mark) yield { path, message: `"${mark[0]}" is a typographic mark: write " or ' as in the English text` };
    if (text !== text.normalize('NFC')) {
      yield { path, message: 'an accent stands as a character of its own: type the letter again' };
    }
  }
}
