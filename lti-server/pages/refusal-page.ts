import { html } from 'ghtml';
import type { Locale } from '#shared/schemas/locale.ts';
import { renderSheet, renderShell } from './page-shell.ts';
import { pageWords } from './page-words.ts';

export interface Refusal {
  locale: Locale;
  title: string;
  /** What happened, and what is safe. */
  message: string;
  /** What to do now. */
  next: string;
  /** For whoever looks after the course or the platform: which rule failed. */
  details?: string | undefined;
  /** Brings back the live session of this tab, when there is one (reload, back button). */
  reviveScript?: boolean;
}

/** A page that says what happened, what is safe and what to do. */
export function renderRefusalPage({ locale, title, message, next, details, reviveScript = false }: Refusal): string {
  const t = pageWords[locale];
  const more = details
    ? html`<details>
        <summary>${t('refusal.details')}</summary>
        <p class="small">${details}</p>
      </details>`
    : '';
  return renderShell({
    lang: locale,
    title: t('page.title', { title }),
    scripts: reviveScript ? ['revive.ts'] : [],
    body: html`<div id="page">
      !${renderSheet(
        html`<h1>${title}</h1>
          <p>${message}</p>
          <p>${next}</p>
          !${more}`,
      )}
    </div>`,
  });
}
