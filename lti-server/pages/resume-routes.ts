import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import type { Locale } from '#shared/schemas/locale.ts';
import { localeOf } from '../locale-of.ts';
import { frameOriginsOf } from '../platform/frame-origins.ts';
import { sendPage } from '../serving/send-page.ts';
import type { Tool } from '../tool.ts';
import { renderSheet, renderShell } from './page-shell.ts';
import { pageWords } from './page-words.ts';

/**
 * The address that a launched page takes on. A launch is the answer to a post, which browsers will not show again
 * after "back" and post again on "reload"; this page is fetched, and its script finds the session that the tab keeps.
 * The registration stands in it because nobody but that platform may frame such a page.
 */
export function resumePath(registrationId: string): string {
  return `/lti/page/${encodeURIComponent(registrationId)}`;
}

const paramsSchema = z.object({ registrationId: z.string().max(200).catch('') });

export function resumeRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.get('/lti/page/:registrationId', async (request, reply) => {
      const { registrationId } = paramsSchema.parse(request.params);
      const registration = await tool.db
        .selectFrom('registration')
        .selectAll()
        .where('id', '=', registrationId)
        .executeTakeFirst();
      // Without a registration the page is the same, and stays as it is: nothing tells which ones there are.
      const origins = registration ? frameOriginsOf(registration) : [];
      return sendPage(reply, renderResumePage(localeOf(request)), { frameAncestors: origins, formAction: origins });
    });
  };
}

function renderResumePage(locale: Locale): string {
  const t = pageWords[locale];
  return renderShell({
    lang: locale,
    title: t('page.name'),
    scripts: ['revive.ts'],
    body: html`<div id="page">
      !${renderSheet(
        html`<h1>${t('revive.title')}</h1>
          <p role="status" data-failed="${t('revive.failed')}">${t('revive.working')}</p>
          <noscript><p>${t('page.noScript')}</p></noscript>`,
      )}
    </div>`,
  });
}
