import { browser } from 'wxt/browser';
import { localeSchema, type Locale } from '#shared/schemas/locale.ts';
import type { Settings } from '#shared/schemas/settings.ts';

/** The language that somebody chose, or the browser's own when Tend speaks it, or English. */
export function chosenLocale(settings: Settings): Locale {
  if (settings.locale !== 'auto') return settings.locale;
  const spoken = localeSchema.safeParse(browser.i18n.getUILanguage().slice(0, 2));
  return spoken.success ? spoken.data : 'en';
}
