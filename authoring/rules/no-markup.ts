import type { Finding, Rule } from './rule.ts';
import { stringsOf } from './texts.ts';

const markup =
  /<\/?[a-z!?][^>]*>?|&(#\d+|#x[\da-f]+|[a-z]+);|\]\([^)]*\)|\b(javascript|vbscript):|\bdata:\w+\/|\*\*|`/i;

/** Control characters but line breaks and tabs, and those that turn the direction of text or have no width: they hide. */
const hidden = /[^\P{Cc}\n\r\t]|[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/u;

/** Text is shown as text. HTML, entities, Markdown and script addresses would be seen as they are typed, or worse. */
export const noMarkup: Rule = { name: 'no-markup', checkNudge: findMarkup, checkModule: findMarkup };

/** Markup and hidden characters in any string of a value, also of what is neither nudge nor module. */
export function* findMarkup(value: unknown): Generator<Finding> {
  for (const { path, text } of stringsOf(value)) {
    const found = markup.exec(text);
    if (found) yield { path, message: `"${found[0].slice(0, 30)}" is markup: write plain text` };
    const unseen = hidden.exec(text)?.[0].codePointAt(0);
    if (unseen !== undefined) {
      const code = `U+${unseen.toString(16).toUpperCase().padStart(4, '0')}`;
      yield { path, message: `a character that cannot be seen (${code}) is in "${text.slice(0, 20)}…": type it again` };
    }
  }
}
