import cy from '#shared/messages/cy/completion.json' with { type: 'json' };
import en from '#shared/messages/en/completion.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';

export const completionWords = translateAll({ en, cy });
