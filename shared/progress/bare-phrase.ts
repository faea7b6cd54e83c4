/** A phrase as it stands inside a sentence: in one line, without the full stop. */
export function barePhrase(phrase: string): string {
  return phrase
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;\s]+$/, '');
}
