import cy from '#shared/messages/cy/server.json' with { type: 'json' };
import en from '#shared/messages/en/server.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';

/** The words of refusals, small pages and answers of the server, by language. */
export const say = translateAll({ en, cy });
