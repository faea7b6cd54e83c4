import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import type { Tool } from '../tool.ts';
import { countWork, type Work } from './count-work.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { renderFacts, text } from './tables.ts';

/** `/admin`: what waits for the operator, and how much there is of everything. */
export function addOverviewRoutes(server: FastifyInstance, tool: Tool): void {
  server.get('/admin', async (request, reply) => {
    const view = viewOf(request, reply);
    await tool.refusals.write(tool.db);
    const work = await countWork(tool);
    return sendConsole(request, reply, view, {
      title: view.t('overview.title'),
      room: '/admin',
      body: renderTasks(view, work) + renderCounts(view, work),
    });
  });
}

function renderTasks({ t }: View, work: Work): string {
  const tasks = [
    ['/admin/registrations', 'overview.pendingRegistrations', work.registrations.pending],
    ['/admin/registrations', 'overview.pendingDeployments', work.pendingDeployments],
    ['/admin/outbox', 'overview.refusedScores', work.scores.refused],
    ['/admin/refusals', 'overview.refusals', work.recentRefusals],
  ] as const;
  const items = tasks
    .filter(([, , count]) => count > 0)
    .map(([path, key, count]) => html`<li><a href="${path}">${t(key, { count })}</a></li>`);
  const first =
    work.registrations.all === 0
      ? html`<p>${t('overview.begin')} <a href="/admin/setup-links">${t('overview.beginLink')}</a></p>`
      : html`<p>${t('overview.nothing')}</p>`;
  return html`<section class="panel">
    <h2>${t('overview.tasks')}</h2>
    !${
      items.length === 0
        ? first
        : html`<ul class="tasks">
            !${items.join('')}
          </ul>`
    }
  </section>`;
}

function renderCounts({ t }: View, { registrations, scores, setupLinks }: Work): string {
  return html`<h2>${t('overview.counts')}</h2>
    !${renderFacts([
      [t('overview.active'), text(registrations.active)],
      [t('overview.pending'), text(registrations.pending)],
      [t('overview.off'), text(registrations.inactive)],
      [t('overview.setupLinks'), text(setupLinks)],
      [t('overview.waiting'), text(scores.waiting)],
      [t('overview.sent'), text(scores.sent)],
      [t('overview.refused'), text(scores.refused)],
      [t('overview.superseded'), text(scores.superseded)],
    ])}`;
}
