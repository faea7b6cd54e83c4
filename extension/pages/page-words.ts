import cy from '#shared/messages/cy/extension.json' with { type: 'json' };
import messages from '#shared/messages/en/extension.json' with { type: 'json' };
import { translateAll, type Translate } from '#shared/messages/translate.ts';

export type PageWords = Translate<typeof messages>;
export type PageWord = keyof typeof messages;

export const pageWords = translateAll({ en: messages, cy });

/** The key of one word of a group: `wordOf('answer', 'notNow')` is `answerNotNow`. */
export function wordOf(group: string, name: string): PageWord {
  const part = name.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());
  return `${group}${part}` as PageWord;
}
