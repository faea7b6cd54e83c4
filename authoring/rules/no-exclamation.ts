import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Finding, Rule } from './rule.ts';
import { stringsOf } from './texts.ts';

/** A quiet voice: no exclamation marks, in any language. */
export const noExclamation: Rule = { name: 'no-exclamation', checkNudge: check, checkModule: check };

function* check(item: Nudge | Module): Generator<Finding> {
  for (const { path, text } of stringsOf(item.locales, ['locales'])) {
    if (/[!！¡]/.test(text)) yield { path, message: 'an exclamation mark: end with a full stop or a question mark' };
  }
}
