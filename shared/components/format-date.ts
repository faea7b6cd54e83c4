import type { Locale } from '../schemas/locale.ts';
import { welshMonth, welshTime } from './welsh-names.ts';

/**
 * A date and time as the reader writes them: in the language of the page, with the habits of the reader's own region
 * where the browser names one of that language ("9 October" for en-GB).
 */
export function formatDate(when: Date, locale: Locale, style: 'long' | 'medium' = 'long'): string {
  if (locale === 'cy') {
    const month = welshMonth(when, style === 'long' ? 'wide' : 'abbreviated');
    return `${when.getDate()} ${month} ${when.getFullYear()}, ${welshTime(when)}`;
  }
  const regional = navigator.languages.find((language) => language.split('-')[0] === locale) ?? locale;
  return new Intl.DateTimeFormat(regional, { dateStyle: style, timeStyle: 'short' }).format(when);
}
