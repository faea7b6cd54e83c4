import type messages from '#shared/messages/en/hand-over.json';
import { createTranslate, type Messages, type Translate } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';

/** The words around a plan that a page holds out. */
export type HandOverWords = Translate<typeof messages>;

const catalogues: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('#shared/messages/en/hand-over.json', { with: { type: 'json' } }),
  cy: () => import('#shared/messages/cy/hand-over.json', { with: { type: 'json' } }),
};

export async function loadHandOverWords(locale: Locale): Promise<HandOverWords> {
  return createTranslate((await catalogues[locale]()).default as typeof messages, locale);
}
