import type playerMessages from '../messages/en/player.json';
import type { Translate } from '../messages/translate.ts';

/** The function that the player's elements ask for their words. */
export type PlayerWords = Translate<typeof playerMessages>;
