import type cardMessages from '#shared/messages/en/card.json';
import type choiceMessages from '#shared/messages/en/choice.json';
import type { Translate } from '#shared/messages/translate.ts';
import { textIn } from '#shared/schemas/locale.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { NudgeReason } from '#shared/schemas/nudge-reason.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { explainChoice } from '#shared/selection/explain-choice.ts';
import { type CardContent, cardWords } from '../card/card-content.ts';

/** The words around a prompt, and those that say why it came, in one language. */
export interface CardTexts {
  card: Translate<typeof cardMessages>;
  choice: Translate<typeof choiceMessages>;
}

/** At which moment a nudge is shown, and what spoke for it, where that is known. */
export interface Occasion {
  moment: Moment;
  because: NudgeReason | null;
}

const keyOf = (group: 'behaviour' | 'moment', name: string) =>
  `${group}${name.charAt(0).toUpperCase()}${name.slice(1)}` as keyof typeof cardMessages;

/** Puts a nudge and the words around it into a language; English where the nudge has no other. */
export function composeCard(nudge: Nudge, { moment, because }: Occasion, texts: CardTexts): CardContent {
  const t = texts.card;
  const {
    text: { text, why },
    lang,
  } = textIn(nudge.locales, t.locale);
  const words = Object.fromEntries(cardWords.map((word) => [word, t(word)])) as CardContent['words'];
  const behaviour = t(keyOf('behaviour', nudge.behaviour));
  return {
    nudgeId: nudge.id,
    locale: t.locale,
    textLocale: lang,
    behaviour: nudge.behaviour,
    heading: t('heading', { behaviour, moment: t(keyOf('moment', moment)) }),
    text,
    why,
    because: because ? sentenceFor(because, texts) : '',
    words,
  };
}

function sentenceFor(reason: NudgeReason, { choice }: CardTexts): string {
  const { key, values } = explainChoice(reason);
  return choice(key, values);
}
