import type { Module } from '#shared/schemas/module.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Finding, Rule } from './rule.ts';
import { englishOf } from './texts.ts';

/** What not to write → what to do in its place. Stems stand for their whole family. */
const banned: readonly (readonly [RegExp, string])[] = [
  [/\balways\b|\bevery single\b/i, 'nobody can; name one time'],
  [/\bsimply\b|\bobviously\b|\bof course\b/i, 'it may not be simple for the reader; leave it out'],
  [/\bresilien\w*/i, 'it makes a person carry what a system lacks; name the load'],
  [/\bmindful\w*/i, 'say what to do: pause, look, listen'],
  [/\bpsychological(ly)? saf\w*/i, 'say "safe to speak"'],
  [
    /\b(leverag|empower|incentivi[sz]|optimi[sz]|synerg|stakeholder|paradigm|holistic|proactiv|impactful)\w*/i,
    'use a plain word',
  ],
  [/\b(cross-functional|deliverables?|bandwidth|best practice|going forward|key learnings?)\b/i, 'use plain words'],
  [/\bunlock\w*|\bdeep dive\b|\breach out\b|\btouch base\b|\bcircle back\b|\blow-hanging\b/i, 'say what is meant'],
  [/\b(smile|cheer up|stay positive|good vibes)\b/i, 'ask for an act, not for a mood'],
  [/\b(well done|good job|great job|keep it up|congratulations)\b/i, 'no praise for using the tool'],
  [/\bdon['’]t forget\b|\bremember( to|:)/i, 'ask, do not remind'],
  [
    /\b(improves?|improving|better) outcomes\b|\bproven\b|\bproves?\b|\bguarantee\w*/i,
    'claim only what the source supports',
  ],
  [/\b(oops|guys|no-brainer|win-win)\b/i, 'leave it out'],
];

/** Words that judge, flatter, promise or hide. A list, so it catches these and no others: a reader is still needed. */
export const bannedWords: Rule = { name: 'banned-words', checkNudge: check, checkModule: check };

function* check(item: Nudge | Module): Generator<Finding> {
  for (const { path, text } of englishOf(item)) {
    for (const [pattern, instead] of banned) {
      const found = pattern.exec(text);
      if (found) yield { path, message: `"${found[0]}" is not for Tend: ${instead}` };
    }
  }
}
