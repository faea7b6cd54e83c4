import { sentencesOf, wordsOf } from '../measure-text.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { Module } from '#shared/schemas/module.ts';
import type { Finding, Rule } from './rule.ts';
import { englishOf } from './texts.ts';

const most = 20;

/** One thought a sentence: no sentence over 20 words. */
export const sentenceLength: Rule = { name: 'sentence-length', checkNudge: check, checkModule: check };

function* check(item: Nudge | Module): Generator<Finding> {
  for (const { path, text } of englishOf(item)) {
    for (const sentence of sentencesOf(text)) {
      const count = wordsOf(sentence).length;
      if (count > most) {
        yield { path, message: `a sentence of ${count} words, at most ${most}: split "${sentence.slice(0, 40)}…"` };
      }
    }
  }
}
