import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Finding, Rule } from './rule.ts';
import { stringsOf } from './texts.ts';

const markup = /<\/?[a-z!?][^>]*>?|&(#\d+|#x[\da-f]+|[a-z]+);|\]\([^)]*\)|\bjavascript:|\*\*|`/i;

/** Text is shown as text. HTML, entities, Markdown and script addresses would be seen as they are typed, or worse. */
export const noMarkup: Rule = { name: 'no-markup', checkNudge: check, checkModule: check };

function* check(item: Nudge | Module): Generator<Finding> {
  for (const { path, text } of stringsOf(item)) {
    const found = markup.exec(text);
    if (found) yield { path, message: `"${found[0].slice(0, 30)}" is markup: write plain text` };
  }
}
