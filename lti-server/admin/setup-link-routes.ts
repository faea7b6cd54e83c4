import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import type { Trx } from '../database/run-transaction.ts';
import { listOpenSetupLinks, revokeSetupLink, type OpenSetupLink } from '../registering/open-setup-links.ts';
import { createSetupLink, lmsNames, type NewSetupLink } from '../registering/setup-link.ts';
import type { Tool } from '../tool.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { ConsoleError } from './console-error.ts';
import { changeAs, goOn, postForm } from './console-post.ts';
import { renderButton, renderForm, renderSelect } from './forms.ts';
import { readForm } from './read-form.ts';
import { code, formatTime, renderFacts, renderTable, text } from './tables.ts';

const hour = 3_600_000;
const lifetimes = { '1': 1, '24': 24, '168': 7 * 24, '720': 30 * 24 } as const;
const path = '/admin/setup-links';

const newLinkSchema = z.object({ lms: z.enum(lmsNames), hours: z.enum(['1', '24', '168', '720']) });
const revokeSchema = z.object({ link: z.string().min(1).max(100) });

/** Invitations for platforms to register themselves: made, shown once, taken back. */
export function addSetupLinkRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const view = viewOf(request, reply);
    const body = renderLinks(view, await listOpenSetupLinks(tool));
    return sendConsole(request, reply, view, { title: view.t('links.title'), room: path, body });
  });

  // Shown in the answer itself: an address that could be opened again would have to hold the secret.
  postForm(server, path, async (request, reply) => {
    const { lms, hours } = readForm(newLinkSchema, request.body);
    const link = await changeAs(
      tool,
      request,
      (db) => createSetupLink({ ...tool, db }, { lms, lifetime: lifetimes[hours] * hour }),
      { action: 'setup-link-made', target: lms },
    );
    const view = viewOf(request, reply);
    return sendConsole(request, reply, view, {
      title: view.t('links.made.title'),
      room: path,
      body: renderNewLink(view, link),
    });
  });

  postForm(server, `${path}/revoke`, async (request, reply) => {
    const { link } = readForm(revokeSchema, request.body);
    const change = { action: 'setup-link-revoked' } as const;
    const revoke = async (db: Trx): Promise<void> => {
      if (!(await revokeSetupLink({ db }, link))) throw new ConsoleError('not-found');
    };
    await changeAs(tool, request, revoke, change);
    return goOn(reply, change, path);
  });
}

function renderLinks(view: View, links: readonly OpenSetupLink[]): string {
  const { t, locale } = view;
  const rows = links.map((link) => {
    const lms = t(`lms.${link.lms}`);
    return [
      text(lms),
      formatTime(link.created_at, locale),
      formatTime(link.expires_at, locale),
      renderButton(view, `${path}/revoke`, t('links.revoke'), { fields: { link: link.token_hash }, about: lms }),
    ];
  });
  const lms = lmsNames.map((name) => ({ value: name, label: t(`lms.${name}`) }));
  const hours = (['1', '24', '168', '720'] as const).map((value) => ({ value, label: t(`links.hours.${value}`) }));
  const form = renderForm(
    view,
    path,
    html`!${renderSelect('lms', t('links.lms'), lms)}!${renderSelect('hours', t('links.lifetime'), hours, '24')}
      <button class="primary">${t('links.make')}</button>`,
  );
  return html`<p>${t('links.intro')}</p>
    <section class="panel">
      <h2>${t('links.new')}</h2>
      !${form}
    </section>
    <h2>${t('links.open')}</h2>
    !${renderTable({
      caption: t('links.open'),
      headings: [t('links.lms'), t('links.made'), t('links.expires'), t('table.action')],
      rows,
      empty: t('links.empty'),
    })}`;
}

function renderNewLink({ t, locale }: View, link: NewSetupLink): string {
  return html`<p>${t('links.made.message')}</p>
    !${renderFacts([
      [t('links.address'), code(link.url)],
      [t('links.lms'), text(t(`lms.${link.lms}`))],
      [t('links.expires'), formatTime(link.expiresAt, locale)],
    ])}
    <p>${t('links.made.next')}</p>
    <p><a href="${path}">${t('links.back')}</a></p>`;
}
