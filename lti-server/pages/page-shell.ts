import { html } from 'ghtml';
import { assetUrl } from './page-assets.ts';

export interface Shell {
  title: string;
  /** HTML that is already escaped. */
  body: string;
  /** Page scripts of lti-server/browser, by their source name. */
  scripts?: readonly string[];
  lang?: string;
  /** Forms of a page with `no-referrer` do not tell where they come from (Fetch, 3.2). */
  referrer?: 'no-referrer' | 'same-origin';
}

export const mark = `<svg class="tend-mark" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" aria-hidden="true"><path d="M2.75 14.5a9.25 9.25 0 0 1 18.5 0"/><path d="M7 16.5a5 5 0 0 1 10 0"/><circle cx="12" cy="18" r="2" fill="currentColor" stroke="none"/></svg>`;

/**
 * The page around everything that the tool shows: one style sheet, scripts as modules from our own origin, nothing
 * inline that runs, so that the content security policy needs no exception.
 */
export function renderShell({ title, body, scripts = [], lang = 'en', referrer = 'no-referrer' }: Shell): string {
  const tags = scripts.map((script) => html`<script type="module" src="${assetUrl(script)}"></script>`).join('');
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="${referrer}" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${assetUrl('style.css')}" />
        !${tags}
      </head>
      <body>
        !${body}
      </body>
    </html>`;
}

/** A page with one thing to read and to do: a sheet with Tend's mark above it. */
export function renderSheet(content: string): string {
  return html`<div class="sheet-page">
    <header class="brand" aria-label="Tend">!${mark}<span>Tend</span></header>
    <main class="sheet">!${content}</main>
  </div>`;
}
