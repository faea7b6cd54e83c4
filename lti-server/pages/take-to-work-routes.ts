import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import { handOverPath } from '#shared/schemas/hand-over-place.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { localeOf } from '../locale-of.ts';
import { sendPage } from '../serving/send-page.ts';
import { renderShell } from './page-shell.ts';
import { pageWords } from './page-words.ts';

/**
 * The window that a module opens to hand a plan over. The server sends it empty and learns nothing: the page that opened
 * it gives it the plan. So no header may cut the two apart (Cross-Origin-Opener-Policy), and nobody may frame it.
 */
export function takeToWorkRoutes(): FastifyPluginAsync {
  return async (server) => {
    server.get(handOverPath, (request, reply) =>
      sendPage(reply, renderTakeToWork(localeOf(request)), { frameAncestors: [] }),
    );
  };
}

function renderTakeToWork(locale: Locale): string {
  const t = pageWords[locale];
  return renderShell({
    lang: locale,
    title: t('page.title', { title: t('work.title') }),
    scripts: ['take-to-work.ts'],
    body: html`<div id="page">
      <p class="loading" role="status">${t('work.loading')}</p>
      <noscript><p>${t('page.noScript')}</p></noscript>
    </div>`,
  });
}
