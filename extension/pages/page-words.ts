import type pageMessages from '#shared/messages/en/extension.json';
import type popupMessages from '#shared/messages/en/popup.json';
import { createTranslate, type Messages, type Translate } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';

type PopupMessages = typeof popupMessages;
type PageMessages = PopupMessages & typeof pageMessages;

/** The words of the popup, and of what other pages show just like it. It loads no others, so as to open at once. */
export type PopupWords = Translate<PopupMessages>;
/** The words of every other page. */
export type PageWords = Translate<PageMessages>;
export type PageWord = keyof PageMessages;

// A page has one language, and loads that one only.
export const popup: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('#shared/messages/en/popup.json', { with: { type: 'json' } }),
  cy: () => import('#shared/messages/cy/popup.json', { with: { type: 'json' } }),
};
const others: typeof popup = {
  en: () => import('#shared/messages/en/extension.json', { with: { type: 'json' } }),
  cy: () => import('#shared/messages/cy/extension.json', { with: { type: 'json' } }),
};

export async function loadPopupWords(locale: Locale): Promise<PopupWords> {
  return createTranslate((await popup[locale]()).default as PopupMessages, locale);
}

export async function loadPageWords(locale: Locale): Promise<PageWords> {
  const [inPopup, elsewhere] = await Promise.all([popup[locale](), others[locale]()]);
  return createTranslate({ ...inPopup.default, ...elsewhere.default } as PageMessages, locale);
}

/** The key of one word of a group: `wordOf('answer', 'notNow')` is `answerNotNow`. Nobody checks that there is one. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it is what the words of the caller take
export function wordOf<Word extends PageWord = PageWord>(group: string, name: string): Word {
  const part = name.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());
  return `${group}${part}` as Word;
}
