import cy from '#shared/messages/cy/card.json' with { type: 'json' };
import cyChoice from '#shared/messages/cy/choice.json' with { type: 'json' };
import cardMessages from '#shared/messages/en/card.json' with { type: 'json' };
import choiceMessages from '#shared/messages/en/choice.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { NudgeReason } from '#shared/schemas/nudge-reason.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { explainChoice } from '#shared/selection/explain-choice.ts';
import { type CardContent, cardWords } from '../card/card-content.ts';

const cardTexts = translateAll({ en: cardMessages, cy });
const choiceTexts = translateAll({ en: choiceMessages, cy: cyChoice });
type Key = keyof typeof cardMessages;
const keyOf = (group: 'behaviour' | 'moment', name: string) =>
  `${group}${name.charAt(0).toUpperCase()}${name.slice(1)}` as Key;

/** At which moment a nudge is shown, and what spoke for it, where that is known. */
interface Occasion {
  moment: Moment;
  because: NudgeReason | null;
}

/** Puts a nudge and the words around it into the person's language; English where the nudge has no other. */
export function cardContentOf(nudge: Nudge, { moment, because }: Occasion, locale: Locale): CardContent {
  const t = cardTexts[locale];
  const {
    text: { text, why },
    lang,
  } = textIn(nudge.locales, locale);
  const words = Object.fromEntries(cardWords.map((word) => [word, t(word)])) as CardContent['words'];
  const behaviour = t(keyOf('behaviour', nudge.behaviour));
  return {
    nudgeId: nudge.id,
    locale,
    textLocale: lang,
    behaviour: nudge.behaviour,
    heading: t('heading', { behaviour, moment: t(keyOf('moment', moment)) }),
    text,
    why,
    because: because ? sentenceFor(because, locale) : '',
    words,
  };
}

function sentenceFor(reason: NudgeReason, locale: Locale): string {
  const { key, values } = explainChoice(reason);
  return choiceTexts[locale](key, values);
}
