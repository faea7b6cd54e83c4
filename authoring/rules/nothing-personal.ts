import { sentencesOf } from '../measure-text.ts';
import type { Finding, Rule } from './rule.ts';

const allowed = new Set([
  'I',
  'X',
  'NHS',
  'NICE',
  'English',
  'Welsh',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
]);
const health =
  /\b(sick\w*|ill|illness|unwell|disease|diagnos\w*|pregnan\w*|depress\w*|anxiety|anxious|mental health|disab\w*|cancer|absence|grief|griev\w*|bereave\w*|funeral|disciplin\w*|safeguard\w*|incidents?|suspend\w*)\b/i;
const blame = /\b(blame|fault|guilt\w*|lazy|careless|incompetent|difficult (person|people)|problem (person|people))\b/i;

/**
 * No names, no health, no blame: a prompt may be seen by whoever stands behind the reader. Heuristic: a capital inside
 * a sentence counts as a name, and health and blame are lists of words.
 */
export const nothingPersonal: Rule = {
  name: 'nothing-personal',
  *checkNudge({ locales: { en } }) {
    for (const [key, text] of Object.entries({ text: en.text, act: en.act, ...en.planSeed })) {
      const path = ['locales', 'en', ...(key in en.planSeed ? ['planSeed', key] : [key])];
      yield* check(text, path);
    }
  },
};

function* check(text: string, path: string[]): Generator<Finding> {
  for (const sentence of sentencesOf(text)) {
    // A capital that opens a sentence or something to say is none of a name.
    const names = sentence.match(/(?<=[\p{L}\p{N},;'’-]\s)\p{Lu}[\p{L}'’]*/gu) ?? [];
    for (const name of names) {
      if (!allowed.has(name.replace(/['’].*$/, '')))
        yield { path, message: `"${name}" looks like a name: say "this person"` };
    }
  }
  const word = health.exec(text) ?? blame.exec(text);
  if (word) yield { path, message: `"${word[0]}" touches health, discipline or blame: leave it out` };
}
