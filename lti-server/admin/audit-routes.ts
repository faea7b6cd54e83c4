import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import type { Tool } from '../tool.ts';
import { auditActions, listChanges, type AuditAction, type AuditEntry } from './audit.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { pageSchema } from './page-number.ts';
import { readForm } from './read-form.ts';
import { code, formatTime, renderPager, renderTable, text } from './tables.ts';

const path = '/admin/audit';
const pageSize = 50;

/** Who changed what, and when. */
export function addAuditRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const view = viewOf(request, reply);
    const { t } = view;
    const { page } = readForm(pageSchema, request.query);
    const found = await listChanges(tool, { limit: pageSize + 1, offset: (page - 1) * pageSize });
    const rows = found.slice(0, pageSize).map((entry) => cellsOf(entry, view));
    const headings = [t('audit.when'), t('audit.what'), t('audit.about'), t('audit.who')];
    return sendConsole(request, reply, view, {
      title: t('audit.title'),
      room: path,
      body: html`<p>${t('audit.intro')}</p>
        !${renderTable({ caption: t('audit.title'), headings, rows, empty: t('audit.empty') })}
        !${renderPager(t, path, {}, { page, isLast: found.length <= pageSize })}`,
    });
  });
}

const isAction = (action: string): action is AuditAction => auditActions.some((known) => known === action);

function cellsOf(entry: AuditEntry, { t, locale }: View): string[] {
  const { action, registrationName, registration_id, target } = entry;
  const about = [
    registration_id === null ? '' : text(registrationName ?? registration_id),
    target === null ? '' : code(target),
    entry.count === null ? '' : text(t('audit.count', { count: entry.count })),
  ];
  const what = isAction(action) ? t(`audit.${action}`) : action;
  const who = entry.actor === 'command line' ? t('audit.commandLine') : entry.actor;
  return [formatTime(entry.at, locale), text(what), about.filter(Boolean).join(' ') || '–', text(who)];
}
