import cy from '#shared/messages/cy/card.json' with { type: 'json' };
import cyChoice from '#shared/messages/cy/choice.json' with { type: 'json' };
import cardMessages from '#shared/messages/en/card.json' with { type: 'json' };
import choiceMessages from '#shared/messages/en/choice.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import type { CardContent } from '../card/card-content.ts';
import { composeCard, type Occasion } from './compose-card.ts';

// A background may import nothing later on, so it has both languages from the beginning.
const card = translateAll({ en: cardMessages, cy });
const choice = translateAll({ en: choiceMessages, cy: cyChoice });

/** Puts a nudge and the words around it into the person's language; English where the nudge has no other. */
export function cardContentOf(nudge: Nudge, occasion: Occasion, locale: Locale): CardContent {
  return composeCard(nudge, occasion, { card: card[locale], choice: choice[locale] });
}
