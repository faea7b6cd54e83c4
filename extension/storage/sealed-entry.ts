import { openWords, sealWords } from '../sealing/seal-words.ts';
import { type LockedEntries, wordEntries, type WordEntries, type WordStore } from './word-entries.ts';

/** The entry with its words sealed, for this store and under its id alone. */
export async function sealEntry<S extends WordStore>(
  key: CryptoKey,
  store: S,
  entry: WordEntries[S],
): Promise<LockedEntries[S]> {
  const fields = Object.entries(entry);
  const isWord = ([name]: [string, unknown]) => (wordEntries[store].words as readonly string[]).includes(name);
  const sealed = await sealWords(key, [store, entry.id], Object.fromEntries(fields.filter(isWord)));
  const rest = fields.filter((field) => !isWord(field));
  return { ...Object.fromEntries(rest), sealed } as LockedEntries[S];
}

/** Words that were opened once, by their cipher text: a page that looks for a word reads the whole journal each time. */
const opened = new Map<string, unknown>();

/** For when the journal is locked. */
export function forgetOpened(): void {
  opened.clear();
}

/** Null when this key did not seal it there, or what it sealed is no entry. */
export async function openEntry<S extends WordStore>(
  key: CryptoKey,
  store: S,
  { sealed, ...rest }: LockedEntries[S],
): Promise<WordEntries[S] | null> {
  const place = `${store}/${rest.id}/${sealed}`;
  const words = opened.get(place) ?? (await openWords(key, [store, rest.id], sealed));
  if (typeof words !== 'object' || words === null) return null;
  opened.set(place, words);
  const parsed = wordEntries[store].open.safeParse({ ...rest, ...words });
  return parsed.success ? parsed.data : null;
}
