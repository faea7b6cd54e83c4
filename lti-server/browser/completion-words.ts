import messages from '#shared/messages/en/completion.json' with { type: 'json' };
import { createTranslate } from '#shared/messages/translate.ts';

export const completionWords = createTranslate(messages, 'en');
