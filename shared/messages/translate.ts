import { IntlMessageFormat } from 'intl-messageformat';
import type { Locale } from '../schemas/locale.ts';

/** A catalogue: key → ICU message. One JSON file a surface and language; English is the source of the keys. */
export type Messages = Readonly<Record<string, string>>;
export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate<M extends Messages> = (key: keyof M & string, values?: MessageValues) => string;

/**
 * Returns the function that every surface asks for its words. Values are text, never markup: whoever renders the
 * result renders it as text. A message with plurals or numbers follows the rules of `locale`.
 */
export function createTranslate<M extends Messages>(messages: M, locale: Locale): Translate<M> {
  const parsed = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(messages[key] ?? key, locale);
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
}
