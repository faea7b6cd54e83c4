import pages from '#shared/messages/en/pages.json' with { type: 'json' };
import player from '#shared/messages/en/player.json' with { type: 'json' };
import { createTranslate } from '#shared/messages/translate.ts';

/** The words of the learner's pages; the others bring theirs along when they are loaded. */
export const pageWords = createTranslate(pages, 'en');
export const playerWords = createTranslate(player, 'en');
