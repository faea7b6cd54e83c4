import type { Finding, Rule } from './rule.ts';
import { stringsOf } from './texts.ts';

const markup = /<\/?[a-z!?][^>]*>?|&(#\d+|#x[\da-f]+|[a-z]+);|\]\([^)]*\)|\bjavascript:|\*\*|`/i;

/** Text is shown as text. HTML, entities, Markdown and script addresses would be seen as they are typed, or worse. */
export const noMarkup: Rule = { name: 'no-markup', checkNudge: findMarkup, checkModule: findMarkup };

/** Markup in any string of a value, also of what is neither nudge nor module. */
export function* findMarkup(value: unknown): Generator<Finding> {
  for (const { path, text } of stringsOf(value)) {
    const found = markup.exec(text);
    if (found) yield { path, message: `"${found[0].slice(0, 30)}" is markup: write plain text` };
  }
}
