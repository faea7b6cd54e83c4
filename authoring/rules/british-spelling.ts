import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Finding, Rule } from './rule.ts';
import { englishOf } from './texts.ts';

const american =
  /\b(behavior|color|favor|honor|labor|neighbor|rumor|center|theater|fulfill|enrollment|judgment call|gotten|math|pediatric|anesthe|analyz|program(?!me)|(organ|real|recogn|apolog|priorit|summar|emphas|empath|critic|final|util|minim|maxim)iz)\w*/i;

/** British spelling. Heuristic: a list of the common American forms, not a dictionary. */
export const britishSpelling: Rule = { name: 'british-spelling', checkNudge: check, checkModule: check };

function* check(item: Nudge | Module): Generator<Finding> {
  for (const { path, text } of englishOf(item)) {
    const found = american.exec(text);
    if (found) yield { path, message: `"${found[0]}" is American spelling: write it the British way` };
  }
}
