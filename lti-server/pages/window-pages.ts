import { html } from 'ghtml';
import type { Locale } from '#shared/schemas/locale.ts';
import { answerFormId } from './answer-form-id.ts';
import { renderSheet, renderShell } from './page-shell.ts';
import { pageWords } from './page-words.ts';

/**
 * In the frame of a platform whose browser gives us no storage: one button opens the verified launch in a window of
 * its own. `handle` is good once and goes in the body of a post, never in an address. A picker in that window reaches
 * back for a form of this page, by which the platform gets its answer where it expects it.
 */
export function renderNewWindowPage({
  action,
  handle,
  locale,
  isPicker,
}: {
  action: string;
  handle: string;
  locale: Locale;
  isPicker: boolean;
}): string {
  // Else the window would not know this page.
  const target = isPicker ? html`target="_blank" rel="opener"` : html`target="_blank"`;
  const answerForm = isPicker ? html`<form method="post" id="${answerFormId}" hidden></form>` : '';
  const t = pageWords[locale];
  return renderShell({
    lang: locale,
    title: t('page.title', { title: t('window.title') }),
    body: renderSheet(
      html`<h1>${t('window.title')}</h1>
        <p>${t('window.text')}</p>
        <form method="post" action="${action}" !${target}>
          <input type="hidden" name="handle" value="${handle}" />
          <button class="primary">${t('window.button')}</button>
        </form>
        <p class="small muted">${t('window.expires')}</p>
        !${answerForm}`,
    ),
  });
}

export interface Continue {
  locale: Locale;
  action: string;
  handle: string;
  personName: string | null;
  contextTitle: string | null;
  resourceLinkTitle: string | null;
}

/**
 * In that window: names the person and the course and asks, because a link to somebody else's launch could have been
 * slipped in here.
 */
export function renderContinuePage(page: Continue): string {
  const { locale, action, handle, personName, contextTitle, resourceLinkTitle } = page;
  const t = pageWords[locale];
  const course = contextTitle
    ? html`<dt>${t('continue.course')}</dt>
        <dd>${contextTitle}</dd>`
    : '';
  const activity = resourceLinkTitle
    ? html`<dt>${t('continue.activity')}</dt>
        <dd>${resourceLinkTitle}</dd>`
    : '';
  return renderShell({
    lang: locale,
    title: t('page.title', { title: t('continue.title') }),
    body: renderSheet(
      html`<h1>${t('continue.title')}</h1>
        <dl>
          <dt>${t('continue.person')}</dt>
          <dd>${personName ?? t('continue.noName')}</dd>
          !${course}!${activity}
        </dl>
        <form method="post" action="${action}">
          <input type="hidden" name="handle" value="${handle}" />
          <button class="primary">${t('continue.button')}</button>
        </form>
        <p class="small muted">${t('continue.other')}</p>`,
    ),
  });
}
