import cy from '#shared/messages/cy/pages.json' with { type: 'json' };
import en from '#shared/messages/en/pages.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';

/** The words of the pages that the server writes, by language. */
export const pageWords = translateAll({ en, cy });
