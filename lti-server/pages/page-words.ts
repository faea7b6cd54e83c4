import messages from '#shared/messages/en/pages.json' with { type: 'json' };
import { createTranslate } from '#shared/messages/translate.ts';

/** The words of the pages that the server writes. */
export const pageWords = createTranslate(messages, 'en');
