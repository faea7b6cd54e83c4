import cyPages from '#shared/messages/cy/pages.json' with { type: 'json' };
import cyPlayer from '#shared/messages/cy/player.json' with { type: 'json' };
import enPages from '#shared/messages/en/pages.json' with { type: 'json' };
import enPlayer from '#shared/messages/en/player.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';

/** The words of the learner's pages, by language; the others bring theirs along when they are loaded. */
export const pageWords = translateAll({ en: enPages, cy: cyPages });
export const playerWords = translateAll({ en: enPlayer, cy: cyPlayer });
