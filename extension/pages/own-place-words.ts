import type ownPlaceMessages from '#shared/messages/en/own-place.json';
import type popupMessages from '#shared/messages/en/popup.json';
import { createTranslate, type Messages, type Translate } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { popup } from './page-words.ts';

type OwnPlaceMessages = typeof popupMessages & typeof ownPlaceMessages;

/** The words about sites that somebody adds, loaded where they are needed: the popup opens without them. */
export type OwnPlaceWords = Translate<OwnPlaceMessages>;
export type OwnPlaceWord = keyof OwnPlaceMessages;

const ownPlace: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('#shared/messages/en/own-place.json', { with: { type: 'json' } }),
  cy: () => import('#shared/messages/cy/own-place.json', { with: { type: 'json' } }),
};

export async function loadOwnPlaceWords(locale: Locale): Promise<OwnPlaceWords> {
  const [inPopup, more] = await Promise.all([popup[locale](), ownPlace[locale]()]);
  return createTranslate({ ...inPopup.default, ...more.default } as OwnPlaceMessages, locale);
}

/** The key of one word of a group: `ownWordOf('ownPlaceMoment', 'review')` is `ownPlaceMomentReview`. */
export function ownWordOf(group: string, name: string): OwnPlaceWord {
  return `${group}${name.charAt(0).toUpperCase()}${name.slice(1)}` as OwnPlaceWord;
}
