import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import { checkServer } from '../operations/check-server.ts';
import type { Tool } from '../tool.ts';
import { sendConsole, viewOf } from './console-page.ts';
import { postForm } from './console-post.ts';
import { readFigures, renderFigures } from './figures.ts';
import { renderFindings } from './findings.ts';
import { renderButton } from './forms.ts';

const path = '/admin/health';

/** Figures of this server since it started, and what a doctor finds. */
export function addHealthRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const view = viewOf(request, reply);
    const { t } = view;
    const figures = renderFigures(view, await readFigures(tool.metrics.registry));
    return sendConsole(request, reply, view, {
      title: t('health.title'),
      room: path,
      body: html`<p>${t('health.doctor')}</p>
        !${renderButton(view, path, t('health.examine'), { isPrimary: true })}
        <h2>${t('health.figures')}</h2>
        <p>${t('health.figures.intro')}</p>
        !${figures}`,
    });
  });

  // A form: looking at every platform takes time, and makes requests to others.
  postForm(server, path, async (request, reply) => {
    const view = viewOf(request, reply);
    const { t } = view;
    const findings = renderFindings(view, await checkServer(tool), t('findings.title'));
    return sendConsole(request, reply, view, {
      title: t('findings.title'),
      room: path,
      body: html`!${findings}
        <p>!${renderButton(view, path, t('health.again'))}</p>
        <p><a href="${path}">${t('health.back')}</a></p>`,
    });
  });
}
