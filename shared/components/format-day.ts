import type { Locale } from '../schemas/locale.ts';
import { welshDay, welshMonth } from './welsh-names.ts';

/** A calendar day (`YYYY-MM-DD`) as the reader writes it, with its weekday: "Wednesday 25 November". */
export function formatDay(day: string, locale: Locale): string {
  const when = new Date(`${day}T12:00`);
  if (locale === 'cy') return `${welshDay(when)} ${when.getDate()} ${welshMonth(when)}`;
  const regional = navigator.languages.find((language) => language.split('-')[0] === locale) ?? locale;
  return new Intl.DateTimeFormat(regional, { weekday: 'long', day: 'numeric', month: 'long' }).format(when);
}
