import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import { listRegistrations, showRegistration, type RegistrationView } from '../platform/registrations.ts';
import type { Tool } from '../tool.ts';
import { ConsoleError } from './console-error.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { recordAs } from './console-post.ts';
import { renderSelect } from './forms.ts';
import { pageSchema } from './page-number.ts';
import { streamProgramme } from './programme-csv.ts';
import { readForm } from './read-form.ts';
import { collectReport, renderReport } from './report-page.ts';
import { isFromElsewhere } from './check-origin.ts';

const path = '/admin/report';
const querySchema = pageSchema.extend({ registration: z.string().max(100).default('') });

/** The programme report: completion across the courses of one platform, as a page and as CSV. Numbers, no names. */
export function addReportRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const { registration, page } = readForm(querySchema, request.query);
    const registrations = await listRegistrations(tool.db);
    const chosen = registration === '' ? registrations[0] : registrations.find(({ id }) => id === registration);
    if (registration !== '' && !chosen) throw new ConsoleError('registration-gone');
    const view = viewOf(request, reply);
    const { t } = view;
    const body = chosen
      ? html`!${renderChoice(view, registrations, chosen)}
        !${renderReport(view, chosen, await collectReport(tool, chosen.id, view.locale, page), page)}`
      : html`<p class="empty">${t('report.noPlatform')}</p>`;
    return sendConsole(request, reply, view, {
      title: t('report.title'),
      room: path,
      body: html`<p>${t('report.intro')}</p>
        !${body}`,
    });
  });

  server.get(`${path}.csv`, async (request, reply) => {
    // A page of somebody else must not make an operator's browser write downloads and audit rows.
    if (isFromElsewhere(request)) throw new ConsoleError('foreign-form');
    const found = await showRegistration(tool.db, readForm(querySchema, request.query).registration);
    if (!found) throw new ConsoleError('registration-gone');
    await recordAs(tool, request, { action: 'report-exported', registrationId: found.id });
    return reply
      .header('Content-Disposition', 'attachment; filename="programme.csv"')
      .type('text/csv; charset=utf-8')
      .send(streamProgramme(tool, found.id, viewOf(request, reply).locale));
  });
}

function renderChoice({ t }: View, registrations: readonly RegistrationView[], chosen: RegistrationView): string {
  const platforms = registrations.map(({ id, name }) => ({ value: id, label: name }));
  return html`<form method="get" action="${path}" class="filter">
      !${renderSelect('registration', t('filter.platform'), platforms, chosen.id)}
      <button>${t('filter.show')}</button>
    </form>
    <p><a href="${path}.csv?registration=${encodeURIComponent(chosen.id)}" download>${t('report.csv')}</a></p>`;
}
