import compile from 'icu-minify/compile';
import format, { type CompiledMessage, type FormatOptions } from 'icu-minify/format';
import type { Locale } from '../schemas/locale.ts';

/** A catalogue: key → ICU message. One JSON file a surface and language; English is the source of the keys. */
export type Messages = Readonly<Record<string, string>>;
export type MessageValues = Readonly<Record<string, string | number>>;
export interface Translate<M extends Messages> {
  (key: keyof M & string, values?: MessageValues): string;
  /** The language that it speaks, for dates and the `lang` of what it wrote. */
  readonly locale: Locale;
}

/**
 * Returns the function that every surface asks for its words. Values are text, never markup: whoever renders the
 * result renders it as text. A message with plurals or numbers follows the rules of `locale`.
 */
export function createTranslate<M extends Messages>(messages: M, locale: Locale): Translate<M> {
  const compiled = new Map<string, CompiledMessage>();
  const options = { formatters: formattersOf(locale) };
  const translate = (key: keyof M & string, values?: MessageValues): string => {
    let message = compiled.get(key);
    if (message === undefined) {
      message = compile(messages[key] ?? key);
      compiled.set(key, message);
    }
    return String(format(message, locale, values, options));
  };
  return Object.assign(translate, { locale });
}

/** One surface in every language that Tend speaks: `translateAll({ en, cy })[locale](key)`. */
export function translateAll<M extends Messages>(
  catalogues: Record<Locale, Readonly<Record<keyof M & string, string>>> & { en: M },
): Record<Locale, Translate<M>> {
  return { en: createTranslate<M>(catalogues.en, 'en'), cy: createTranslate(catalogues.cy as M, 'cy') };
}

/** A message names no formats of its own, so one formatter of each kind does; numbers and plurals are all we have. */
function formattersOf(locale: Locale): FormatOptions['formatters'] {
  let numbers: Intl.NumberFormat | undefined;
  let plurals: Intl.PluralRules | undefined;
  return {
    getNumberFormat: () => (numbers ??= new Intl.NumberFormat(locale)),
    getPluralRules: () => (plurals ??= new Intl.PluralRules(locale)),
    getDateTimeFormat: (...settings) => new Intl.DateTimeFormat(...settings),
  };
}
