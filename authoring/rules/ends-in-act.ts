import { sentencesOf } from '../measure-text.ts';
import { requestsIn } from './act-verbs.ts';
import type { Rule } from './rule.ts';

const limit = /\b(fine to|no more|you can['’]?t|cannot|can wait|can end|enough|limit|stop|want less|leave it)\b/i;

/**
 * Empathy that only takes in distress wears people out (Klimecki and Singer 2011), so an empathising prompt ends in an
 * act or a limit. Heuristic: its last sentence holds a request, a thing to say, or words of a limit.
 */
export const endsInAct: Rule = {
  name: 'ends-in-act',
  *checkNudge({ behaviour, locales: { en } }) {
    if (behaviour !== 'empathising') return;
    const last = sentencesOf(en.text).at(-1) ?? '';
    const isThingToSay = last.endsWith('"');
    if (requestsIn(last).length === 0 && !isThingToSay && !limit.test(last)) {
      yield { path: ['locales', 'en', 'text'], message: `"${last}" is neither an act nor a limit: end with one` };
    }
  },
};
