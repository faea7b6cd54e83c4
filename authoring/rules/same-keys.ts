import type { Path } from '../content.ts';
import type { Finding } from './rule.ts';

/** The texts of a language have the keys of the language-neutral part: one finding for each that is missing or extra. */
export function* sameKeys(expected: Iterable<string>, texts: object, path: Path): Generator<Finding> {
  const wanted = new Set(expected);
  for (const key of wanted) {
    if (!Object.hasOwn(texts, key)) yield { path, message: `the text "${key}" is missing: write it here` };
  }
  for (const key of Object.keys(texts)) {
    if (!wanted.has(key))
      yield { path: [...path, key], message: `nothing uses the text "${key}": correct its key or remove it` };
  }
}
