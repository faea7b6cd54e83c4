import messages from '#shared/messages/en/server.json' with { type: 'json' };
import { createTranslate } from '#shared/messages/translate.ts';

/** The words of refusals, small pages and answers of the server. */
export const say = createTranslate(messages, 'en');
