import type cardMessages from '#shared/messages/en/card.json';
import type choiceMessages from '#shared/messages/en/choice.json';
import { createTranslate, type Messages } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { CardTexts } from '../nudging/compose-card.ts';

type Load = () => Promise<{ default: Messages }>;

const card: Record<Locale, Load> = {
  en: () => import('#shared/messages/en/card.json', { with: { type: 'json' } }),
  cy: () => import('#shared/messages/cy/card.json', { with: { type: 'json' } }),
};
const choice: Record<Locale, Load> = {
  en: () => import('#shared/messages/en/choice.json', { with: { type: 'json' } }),
  cy: () => import('#shared/messages/cy/choice.json', { with: { type: 'json' } }),
};

/** The words around a prompt in one language, for a page that must open at once. */
export async function loadCardTexts(locale: Locale): Promise<CardTexts> {
  const [around, why] = await Promise.all([card[locale](), choice[locale]()]);
  return {
    card: createTranslate(around.default as typeof cardMessages, locale),
    choice: createTranslate(why.default as typeof choiceMessages, locale),
  };
}
