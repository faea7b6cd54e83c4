import type { Locale } from '#shared/schemas/locale.ts';
import type { Path } from '../content.ts';
import type { Finding, Rule } from './rule.ts';
import { moduleLocales, nudgeLocales } from './texts.ts';

type Part = 'cue' | 'response';

/** What is set around a phrase already: "If {cue}, then I will {response}", "Os {cue}, yna byddaf yn {response}". */
const framed: Record<Locale, Record<Part, RegExp>> = {
  en: { cue: /^(if|when)\b/i, response: /^(then|I will|I'll)\b/i },
  cy: { cue: /^(os|pan)(?!\p{L})/iu, response: /^(yna|byddaf|bydda i)(?!\p{L})/iu },
};

/** The cues and responses of a seed or a plan step are set into one sentence: they are phrases that fit there. */
export const planSeed: Rule = {
  name: 'plan-seed',
  *checkNudge(nudge) {
    for (const [locale, { planSeed: seed }] of nudgeLocales(nudge)) {
      const base = ['locales', locale, 'planSeed'];
      yield* check(seed.cue, 'cue', locale, [...base, 'cue']);
      yield* check(seed.response, 'response', locale, [...base, 'response']);
    }
  },
  *checkModule(module) {
    for (const [locale, { plan }] of moduleLocales(module)) {
      const base = ['locales', locale, 'plan'];
      for (const [index, cue] of plan?.cues.entries() ?? []) {
        yield* check(cue, 'cue', locale, [...base, 'cues', index]);
      }
      for (const [index, response] of plan?.responses.entries() ?? []) {
        yield* check(response, 'response', locale, [...base, 'responses', index]);
      }
    }
  },
};

function* check(phrase: string, part: Part, locale: Locale, path: Path): Generator<Finding> {
  if (/[.?!]$/.test(phrase)) yield { path, message: 'ends like a sentence: leave out the full stop' };
  if (/^\p{Lu}/u.test(phrase) && !/^I\b/.test(phrase)) yield { path, message: 'begins with a capital: write it small' };
  const twice = framed[locale][part].exec(phrase);
  if (twice) yield { path, message: `leave out "${twice[0]}": it is set before the ${part}` };
}
