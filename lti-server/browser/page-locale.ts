import { locales, type Locale } from '#shared/schemas/locale.ts';
import { keepInEntry, readEntry } from './entry-state.ts';

const key = 'tend-locale';

/** The language of the page as it stands: what its root says, for browsers, screen readers and our own requests alike. */
export function pageLocale(): Locale {
  const { lang } = document.documentElement;
  return locales.find((locale) => locale === lang) ?? 'en';
}

/** Turns the page into another language, and keeps it for a reload of this tab. */
export function setPageLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  keepInEntry(key, locale);
}

/** What was chosen in this tab before a reload; null when nothing was. */
export function keptLocale(): Locale | null {
  const kept = readEntry(key);
  return locales.find((locale) => locale === kept) ?? null;
}
