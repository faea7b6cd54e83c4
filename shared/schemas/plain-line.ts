import * as z from 'zod/mini';

/** Control characters, and those that turn the direction of what follows: a text could show itself as another. */
const unseen = /[\p{Cc}\p{Bidi_Control}]/u;

/** Somebody's words as one line of at most `longest` characters, in which nothing hides. */
export const plainLineSchema = (longest: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longest),
    z.refine((text) => !unseen.test(text)),
  );

/** Puts words into a form that `plainLineSchema(longest)` accepts, unless there are none. */
export function plainLine(words: string, longest: number): string {
  return words.replaceAll(new RegExp(unseen, 'gu'), ' ').replaceAll(/\s+/g, ' ').trim().slice(0, longest).trim();
}
