import type { Locale } from '#shared/schemas/locale.ts';
import type { ContentItem, Path, Problem } from '../content.ts';
import type { Finding, Rule } from './rule.ts';
import { reviewKeys } from './texts.ts';

type Translated = ContentItem<{ locales: { en: object; cy?: object | undefined } }>;

/** Shorter texts may be the same word in both languages, or a name. */
const leastCharacters = 20;

/**
 * Everything that people read is there in Welsh as well, part for part, and nothing is left in English. A pack may go
 * without Welsh (its English is then shown, marked as such), but not with half of it. That a step, scene, question or
 * follow-up has its text in each language is looked at by the rule of that part.
 */
export const translations: Rule = {
  name: 'translations',
  *checkContent({ nudges, modules, paths }, { isPack }) {
    for (const item of [...nudges, ...modules, ...paths] satisfies Translated[]) {
      yield* check(item, isPack);
    }
  },
};

function* check({ file, value: { locales }, lineOf }: Translated, isPack: boolean): Generator<Omit<Problem, 'rule'>> {
  const locale: Locale = 'cy';
  if (!locales.cy) {
    const message = 'there is no Welsh: write "cy" after "en", with the same keys';
    if (!isPack) yield { file, line: lineOf(['locales']), message };
    return;
  }
  for (const { path, message } of compare(locales.en, locales.cy, ['locales', locale])) {
    yield { file, line: lineOf(path), message: `${path.join('.')}: ${message}` };
  }
}

function* compare(english: unknown, translated: unknown, path: Path): Generator<Finding> {
  if (typeof english === 'string' && typeof translated === 'string') {
    if (english.length >= leastCharacters && plain(english) === plain(translated)) {
      yield { path, message: 'is the English text: translate it' };
    }
  } else if (Array.isArray(english) && Array.isArray(translated)) {
    if (english.length !== translated.length) {
      yield { path, message: `${translated.length} entries, ${english.length} in English: give as many` };
    }
    for (const [index, entry] of english.entries()) yield* compare(entry, translated[index], [...path, index]);
  } else if (isObject(english) && isObject(translated)) {
    for (const [key, part] of Object.entries(english)) {
      if (!reviewKeys.has(key)) yield* compare(part, translated[key], [...path, key]);
    }
  }
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
