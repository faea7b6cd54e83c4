import cy from '#shared/messages/cy/picker.json' with { type: 'json' };
import en from '#shared/messages/en/picker.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';

export const pickerWords = translateAll({ en, cy });
