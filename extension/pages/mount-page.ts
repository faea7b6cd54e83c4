import { css } from 'lit';
import { tokens } from '#shared/components/base-styles.ts';
import { chosenLocale } from '../nudging/chosen-locale.ts';
import { readSettings } from '../policy/load-settings.ts';
import type { PageElement } from './page-element.ts';
import { pageWords, type PageWord } from './page-words.ts';

const sheet = css`
  html {
    background: var(--paper);
    color: var(--ink);
  }
  body {
    margin: 0;
  }
`;

/** Puts the one element of a page on it, in the person's language. */
export async function mountPage(tag: string, title: PageWord): Promise<void> {
  document.adoptedStyleSheets = [tokens, sheet].flatMap(({ styleSheet }) => styleSheet ?? []);
  const { settings } = await readSettings();
  const locale = chosenLocale(settings);
  const page = document.createElement(tag) as PageElement;
  page.t = pageWords[locale];
  page.locale = locale;
  document.documentElement.lang = locale;
  document.title = page.t(title);
  document.body.append(page);
}
