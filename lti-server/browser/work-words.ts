import cy from '#shared/messages/cy/work.json' with { type: 'json' };
import en from '#shared/messages/en/work.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';

/** The words of the window in which a plan is taken to work. */
export const workWords = translateAll({ en, cy });
