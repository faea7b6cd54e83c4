import type { Rule } from './rule.ts';
import { requestsIn } from './act-verbs.ts';
import { sentencesOf, wordsOf } from '../measure-text.ts';

const mostRequests = 4;
const mostQuotes = 1;
const mostActWords = 12;

/**
 * A prompt asks for one act, and asks for something. Heuristic: whether four requests are steps of one act ("leave a
 * pause, then ask …") only a reader can tell, so this catches a prompt that asks for nothing, one that gives more than
 * one thing to say, one with more than four requests, and an `act` that is not one short phrase.
 */
export const oneAct: Rule = {
  name: 'one-act',
  *checkNudge({ locales: { en } }) {
    const path = ['locales', 'en', 'text'];
    const requests = requestsIn(en.text);
    // A quote after a colon is a thing to say; any other is part of the cue ("When someone says …").
    const quotes = en.text.match(/: ["“]/g) ?? [];
    const asksReader = sentencesOf(en.text).some((sentence) => sentence.endsWith('?'));
    if (requests.length === 0 && !asksReader) yield { path, message: 'asks for nothing: add one act or one question' };
    if (requests.length > mostRequests) {
      yield { path, message: `${requests.length} requests (${requests.join(', ')}): keep the one that matters` };
    }
    if (quotes.length > mostQuotes) yield { path, message: `${quotes.length} things to say: keep one` };
    const words = wordsOf(en.act).length;
    if (words > mostActWords || /[.;?]/.test(en.act)) {
      yield {
        path: ['locales', 'en', 'act'],
        message: `name one act in at most ${mostActWords} words, without a full stop`,
      };
    }
  },
};
