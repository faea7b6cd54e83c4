import { sentencesOf } from '../measure-text.ts';
import type { Rule } from './rule.ts';

const cue =
  /^(before|after|when|whenever|while|as|once|if|at|in|on|for|near|during|until|where|who|whom|what|which|how)\b/i;
const glance = /^(look at|think of)\b/i;

/**
 * A prompt starts with its cue: a time or event ("Before you send, …"), a question that calls it up ("Who has not spoken
 * yet?") or a glance at it ("Look at tomorrow."). Heuristic: it looks at the first words and the first sentence's end.
 */
export const cueFirst: Rule = {
  name: 'cue-first',
  *checkNudge({ locales: { en } }) {
    const first = sentencesOf(en.text)[0] ?? '';
    if (!cue.test(first) && !glance.test(first) && !first.endsWith('?')) {
      yield {
        path: ['locales', 'en', 'text'],
        message: `"${first}" is not a cue: begin with when it fits ("Before you …", "When …", "Who …?")`,
      };
    }
  },
};
