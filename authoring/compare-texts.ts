// oxlint-disable-next-line typescript/triple-slash-reference -- declares modules, which no import can reach
/// <reference path="./wink-nlp.d.ts" />
import model from 'wink-eng-lite-web-model';
import winkNlp, { type Bow, type ItsFunction } from 'wink-nlp';
import bm25 from 'wink-nlp/utilities/bm25-vectorizer.js';
import similarity from 'wink-nlp/utilities/similarity.js';

// Once: every load adds to the model that it is given, which after some twenty is too large for a string. No pipes: words
// and their stems need neither sentences nor parts of speech.
const nlp = winkNlp(model, []);
// Its declaration leaves out one argument.
const stem = nlp.its.stem as unknown as ItsFunction<string>;

/**
 * How alike English texts are in their words, from 0 (none shared) to 1 (the same): the cosine of their words, each
 * reduced to its stem and weighted by BM25, so that a rare word that two texts share counts more than "ask". It knows
 * words and not meaning: one idea in two wordings that share none stays unseen.
 *
 * @returns the likeness of two of `texts`, by their indexes
 */
export function compareTexts(texts: readonly string[]): (one: number, other: number) => number {
  const vectorizer = bm25({ k: 1, k1: 1.2, b: 0.75, norm: 'none' });
  for (const text of texts) {
    const words = nlp.readDoc(text).tokens();
    vectorizer.learn(words.filter((word) => word.out(nlp.its.type) === 'word').out(stem));
  }
  const bags = texts.map((_text, index) => vectorizer.doc(index).out(nlp.its.bow) as Bow);
  return (one, other) => {
    const [a, b] = [bags[one], bags[other]];
    if (!a || !b) throw new RangeError(`texts ${one} and ${other} of ${texts.length}`);
    return similarity.bow.cosine(a, b);
  };
}
