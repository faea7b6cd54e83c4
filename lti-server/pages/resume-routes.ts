import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import type { Locale } from '#shared/schemas/locale.ts';
import { SecretBoxError, type SecretBox } from '../configuration/secret-box.ts';
import type { RegistrationRow } from '../database/schema.ts';
import { localeOf } from '../locale-of.ts';
import { frameOriginsOf, originsBeyond } from '../platform/frame-origins.ts';
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

/**
 * The same, with the origins of this launch that the registration does not name, as an institution of the hosted Canvas
 * under an address of its own: sealed, so that no other origin gets in, and for this registration alone.
 * @param origins who may frame the page of the launch
 */
export function resumePathWith(
  secretBox: SecretBox,
  registration: Pick<RegistrationRow, 'id' | 'issuer' | 'auth_url'>,
  origins: readonly string[],
): string {
  const path = resumePath(registration.id);
  const learnt = originsBeyond(registration, origins);
  return learnt.length === 0 ? path : `${path}?from=${secretBox.seal(JSON.stringify(learnt), path)}`;
}

const paramsSchema = z.object({ registrationId: z.string().max(200).catch('') });
const querySchema = z.object({ from: z.string().max(2_000).optional().catch(undefined) });
const learntSchema = z.array(z.string());

/** What `resumePathWith` sealed; nothing, when it was changed, or its secret is gone. */
function learntOrigins(secretBox: SecretBox, path: string, sealed: string | undefined): string[] {
  if (sealed === undefined) return [];
  try {
    return learntSchema.parse(JSON.parse(secretBox.open(sealed, path)));
  } catch (error) {
    if (error instanceof SecretBoxError) return [];
    throw error;
  }
}

export function resumeRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.get('/lti/page/:registrationId', async (request, reply) => {
      const { registrationId } = paramsSchema.parse(request.params);
      const { from } = querySchema.parse(request.query);
      const registration = await tool.db
        .selectFrom('registration')
        .selectAll()
        .where('id', '=', registrationId)
        .executeTakeFirst();
      // Without a registration the page is the same, and stays as it is: nothing tells which ones there are.
      const learnt = learntOrigins(tool.secretBox, resumePath(registrationId), from);
      const origins = registration ? frameOriginsOf(registration, ...learnt) : [];
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
