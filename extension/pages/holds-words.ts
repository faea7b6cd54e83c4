/** The words that somebody looks for; none when only spaces were typed. */
export function wordsOf(query: string): string[] {
  return plain(query).split(/\s+/).filter(Boolean);
}

/** Whether a text holds every one of these words, anywhere in it and in any order. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const within = plain(text);
  return words.every((word) => within.includes(word));
}

/** Without accents and capitals: whoever looks for "tim" finds "Tîm". */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}
