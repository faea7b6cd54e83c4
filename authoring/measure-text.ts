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

/** Flesch-Kincaid grade (Kincaid and others, 1975) of an English text: about the years at school needed to read it. */
export function gradeOf(text: string): number {
  const words = wordsOf(text);
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  return fleschKincaid({ sentence: sentencesOf(text).length, word: words.length, syllable: syllables });
}
