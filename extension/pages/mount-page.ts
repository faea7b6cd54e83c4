import { css } from 'lit';
import { tokens } from '#shared/components/base-styles.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { chosenLocale } from '../nudging/chosen-locale.ts';
import { readSettings } from '../policy/load-settings.ts';
import { fetchPacksOnPage } from '../policy/packs-on-page.ts';
import type { PageElement } from './page-element.ts';
import type { PopupWords } from './page-words.ts';
import { tellNewZone } from './tell-new-zone.ts';

const sheet = css`
  html {
    background: var(--paper);
    color: var(--ink);
  }
  body {
    margin: 0;
  }
`;

/** Puts the one element of a page on it, in the person's language, with the words that the page loads. */
export async function mountPage<Words extends PopupWords>(
  tag: string,
  title: Parameters<Words>[0],
  loadWords: (locale: Locale) => Promise<Words>,
): Promise<void> {
  document.adoptedStyleSheets = [tokens, sheet].flatMap(({ styleSheet }) => styleSheet ?? []);
  const page = document.createElement(tag) as PageElement;
  // Most people have chosen no other: these words come while the settings are read.
  loadWords(chosenLocale(defaultSettings)).catch(() => {});
  page.spoken = readSettings().then(({ settings }) => chosenLocale(settings));
  const speak = async () => {
    const locale = await page.spoken;
    const words = await loadWords(locale);
    page.t = words;
    page.locale = locale;
    document.documentElement.lang = locale;
    document.title = words(title);
  };
  page.ready = speak();
  document.body.append(page);
  await page.ready;
  await tellNewZone();
  fetchPacksOnPage();
}
