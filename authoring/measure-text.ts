import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The words as an author counts them: "one-to-one" is one. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Sentences, quotes inside a sentence counted as sentences of their own (Unicode Standard Annex 29). */
export function sentencesOf(text: string): string[] {
  return Array.from(sentences.segment(text), ({ segment }) => segment.trim()).filter(
    (sentence) => wordsOf(sentence).length > 0,
  );
}

/**
 * Flesch-Kincaid grade (Kincaid and others, 1975) of English texts read as one: about the years at school needed to read
 * them. Each text ends its last sentence: a label or a phrase in a list needs no full stop.
 */
export function gradeOf(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf);
  const sentence = texts.reduce((sum, text) => sum + sentencesOf(text).length, 0);
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  return fleschKincaid({ sentence, word: words.length, syllable: syllables });
}
