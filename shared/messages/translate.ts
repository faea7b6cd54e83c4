import { IntlMessageFormat } from 'intl-messageformat';
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
  const parsed = new Map<string, IntlMessageFormat>();
  const translate = (key: keyof M & string, values?: MessageValues): string => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(messages[key] ?? key, locale);
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
  return Object.assign(translate, { locale });
}

/** One surface in every language that Tend speaks: `translateAll({ en, cy })[locale](key)`. */
export function translateAll<M extends Messages>(
  catalogues: Record<Locale, Readonly<Record<keyof M & string, string>>> & { en: M },
): Record<Locale, Translate<M>> {
  return { en: createTranslate<M>(catalogues.en, 'en'), cy: createTranslate(catalogues.cy as M, 'cy') };
}
