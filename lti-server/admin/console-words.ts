import cy from '#shared/messages/cy/console.json' with { type: 'json' };
import en from '#shared/messages/en/console.json' with { type: 'json' };
import { translateAll, type Translate } from '#shared/messages/translate.ts';

/** The words of the operator's console, by language. */
export const consoleWords = translateAll({ en, cy });
export type ConsoleWords = Translate<typeof en>;
export type ConsoleKey = keyof typeof en;
