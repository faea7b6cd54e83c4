import messages from '#shared/messages/en/extension.json' with { type: 'json' };
import { createTranslate, type Translate } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';

export type PageWords = Translate<typeof messages>;
export type PageWord = keyof typeof messages;

export const pageWords = (locale: Locale): PageWords => createTranslate(messages, locale);

/** The key of one word of a group: `wordOf('answer', 'notNow')` is `answerNotNow`. */
export function wordOf(group: string, name: string): PageWord {
  const part = name.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());
  return `${group}${part}` as PageWord;
}
