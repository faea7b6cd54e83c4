import type { Rule } from './rule.ts';

/** A seed is set into "If {cue}, then I will {response}": both are phrases that fit there. */
export const planSeed: Rule = {
  name: 'plan-seed',
  *checkNudge({ locales: { en } }) {
    const { cue, response } = en.planSeed;
    const base = ['locales', 'en', 'planSeed'];
    for (const [key, phrase] of [
      ['cue', cue],
      ['response', response],
    ] as const) {
      if (/[.?!]$/.test(phrase))
        yield { path: [...base, key], message: 'ends like a sentence: leave out the full stop' };
      if (/^\p{Lu}/u.test(phrase) && !/^I\b/.test(phrase))
        yield { path: [...base, key], message: 'begins with a capital: write it small' };
    }
    if (/^(if|when)\b/i.test(cue))
      yield { path: [...base, 'cue'], message: 'leave out "if": it is set before the cue' };
    if (/^(then\b|I will\b|I'll\b)/i.test(response)) {
      yield { path: [...base, 'response'], message: 'leave out "then I will": it is set before the response' };
    }
  },
};
