import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import en from '#shared/messages/en/server.json' with { type: 'json' };
import type { RefusalRow } from '../database/schema.ts';
import { say } from '../say.ts';
import type { Tool } from '../tool.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { pageSchema } from './page-number.ts';
import { readForm } from './read-form.ts';
import { code, formatTime, renderPager, renderTable, text } from './tables.ts';

const path = '/admin/refusals';
const pageSize = 50;

/** Launches and registrations that were refused lately, and by which claim or check. */
export function addRefusalRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const view = viewOf(request, reply);
    const { t } = view;
    const { page } = readForm(pageSchema, request.query);
    await tool.refusals.write(tool.db);
    const found = await listRefusals(tool, { limit: pageSize + 1, offset: (page - 1) * pageSize });
    const headings = ['reason', 'detail', 'platform', 'count', 'last'] as const;
    return sendConsole(request, reply, view, {
      title: t('refusals.title'),
      room: path,
      body: html`<p>${t('refusals.intro')}</p>
        !${renderTable({
          caption: t('refusals.title'),
          headings: headings.map((heading) => t(`refusals.${heading}`)),
          rows: found.slice(0, pageSize).map((row) => cellsOf(row, view)),
          empty: t('refusals.empty'),
        })}
        !${renderPager(t, path, {}, { page, isLast: found.length <= pageSize })}`,
    });
  });
}

type Listed = RefusalRow & { name: string | null };

async function listRefusals({ db }: Tool, { limit, offset }: { limit: number; offset: number }): Promise<Listed[]> {
  return db
    .selectFrom('refusal')
    .leftJoin('registration', 'registration.id', 'refusal.registration_id')
    .selectAll('refusal')
    .select('registration.name')
    .orderBy('refusal.last_at', 'desc')
    .orderBy('refusal.reason')
    .orderBy('refusal.detail')
    .limit(limit)
    .offset(offset)
    .execute();
}

function cellsOf(row: Listed, { t, locale }: View): string[] {
  const platform = row.name === null ? text(t('refusals.unknown')) : platformLink(row.registration_id, row.name);
  return [
    renderReason(row.reason, locale),
    row.detail === '' ? '–' : code(row.detail),
    platform,
    text(row.count),
    formatTime(row.last_at, locale),
  ];
}

const platformLink = (id: string, name: string): string =>
  html`<a href="/admin/registrations/${encodeURIComponent(id)}">${name}</a>`;

/** The words that the person read, and what to do about it. */
function renderReason(reason: string, locale: View['locale']): string {
  const stem = reason.startsWith('register.') ? reason : `refusal.${reason}`;
  const [title, next] = [`${stem}.title`, `${stem}.next`];
  if (!isKey(title) || !isKey(next)) return text(reason);
  return html`${say[locale](title)} <span class="small muted">${say[locale](next)}</span>`;
}

function isKey(key: string): key is keyof typeof en {
  return Object.hasOwn(en, key);
}
