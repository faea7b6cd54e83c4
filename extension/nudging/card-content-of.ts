import cardMessages from '#shared/messages/en/card.json' with { type: 'json' };
import { createTranslate } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { type CardContent, cardWords } from '../card/card-content.ts';

type Key = keyof typeof cardMessages;
const keyOf = (group: 'behaviour' | 'moment', name: string) =>
  `${group}${name.charAt(0).toUpperCase()}${name.slice(1)}` as Key;

/** Puts a nudge and the words around it into the person's language; English where the nudge has no other. */
export function cardContentOf(nudge: Nudge, moment: Moment, locale: Locale): CardContent {
  const t = createTranslate(cardMessages, locale);
  const { text, why } = nudge.locales[locale] ?? nudge.locales.en;
  const words = Object.fromEntries(cardWords.map((word) => [word, t(word)])) as CardContent['words'];
  const behaviour = t(keyOf('behaviour', nudge.behaviour));
  return {
    nudgeId: nudge.id,
    behaviour: nudge.behaviour,
    heading: t('heading', { behaviour, moment: t(keyOf('moment', moment)) }),
    text,
    why,
    words,
  };
}
