import { encode, openBytes, sealBytes } from './seal-bytes.ts';

/** Which words these are: the store and the id of their entry. */
type Place = readonly [store: string, id: string];

const labelOf = ([store, id]: Place): string => `tend-journal/1/${store}/${id}`;

/** Seals the words of one entry, so that they open in that place only. */
export function sealWords(key: CryptoKey, place: Place, words: object): Promise<string> {
  return sealBytes(key, labelOf(place), encode(JSON.stringify(words)));
}

/** Null when this key did not seal them for this place. What comes back is as it went in, and is parsed by the caller. */
export async function openWords(key: CryptoKey, place: Place, sealed: string): Promise<unknown> {
  const bytes = await openBytes(key, labelOf(place), sealed);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
}
