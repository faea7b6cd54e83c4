import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import { checkConnection } from '../platform/check-connection.ts';
import { listDeployments, setDeploymentStatus, type DeploymentView } from '../platform/deployments.ts';
import {
  listRegistrations,
  removeRegistration,
  setRegistrationStatus,
  showRegistration,
  type RegistrationView,
} from '../platform/registrations.ts';
import type { Tool } from '../tool.ts';
import { ConsoleError } from './console-error.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { changeAs, goOn, postForm } from './console-post.ts';
import { renderFindings } from './findings.ts';
import { renderButton } from './forms.ts';
import { readForm } from './read-form.ts';
import { readServices } from './read-services.ts';
import { renderRegistration } from './registration-page.ts';
import { renderStatus } from './status.ts';
import { code, renderTable, text } from './tables.ts';

const path = '/admin/registrations';
const statusSchema = z.object({ status: z.enum(['active', 'inactive']) });
const deploymentSchema = z.object({
  deployment: z.string().trim().min(1).max(255),
  status: z.enum(['active', 'off']),
});
const removeSchema = z.object({ name: z.string().max(1000) });

/** The platforms that may launch the tool: each with its deployments and services, and what may be done about it. */
export function addRegistrationRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(path, async (request, reply) => {
    const view = viewOf(request, reply);
    const [registrations, deployments] = await Promise.all([listRegistrations(tool.db), listDeployments(tool.db)]);
    return sendConsole(request, reply, view, {
      title: view.t('registrations.title'),
      room: path,
      body: renderList(view, registrations, deployments),
    });
  });

  server.get(`${path}/:id`, async (request, reply) => {
    const found = await findRegistration(tool, request.params);
    const view = viewOf(request, reply);
    return sendConsole(request, reply, view, await pageOf(tool, view, found));
  });

  postForm(server, `${path}/:id/status`, async (request, reply) => {
    const { id } = await findRegistration(tool, request.params);
    const { status } = readForm(statusSchema, request.body);
    const action = status === 'active' ? 'registration-activated' : 'registration-deactivated';
    const change = { action, registrationId: id } as const;
    await changeAs(tool, request, (trx) => setRegistrationStatus(trx, id, status), change);
    return goOn(reply, change, pathOf(id));
  });

  postForm(server, `${path}/:id/deployments`, async (request, reply) => {
    const { id } = await findRegistration(tool, request.params);
    const { deployment, status } = readForm(deploymentSchema, request.body);
    const action = status === 'active' ? 'deployment-activated' : 'deployment-deactivated';
    const change = { action, registrationId: id, target: deployment } as const;
    const wanted = { registrationId: id, id: deployment, status, now: tool.clock() };
    await changeAs(tool, request, (trx) => setDeploymentStatus(trx, wanted), change);
    return goOn(reply, change, pathOf(id));
  });

  postForm(server, `${path}/:id/check`, async (request, reply) => {
    const { id, name } = await findRegistration(tool, request.params);
    const view = viewOf(request, reply);
    const { t } = view;
    const row = await tool.db.selectFrom('registration').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const findings = renderFindings(view, await checkConnection(tool, row), t('registration.check.title', { name }));
    return sendConsole(request, reply, view, {
      title: t('registration.check.title', { name }),
      room: path,
      body: html`!${findings}!${renderButton(view, `${pathOf(id)}/check`, t('health.again'))}
        <p><a href="${pathOf(id)}">${t('registration.back', { name })}</a></p>`,
    });
  });

  // Everything of a platform goes with it, so its name is to be typed.
  postForm(server, `${path}/:id/remove`, async (request, reply) => {
    const found = await findRegistration(tool, request.params);
    const { id, name } = found;
    if (readForm(removeSchema, request.body).name.trim() !== name) {
      const view = viewOf(request, reply);
      const page = await pageOf(tool, view, found, view.t('registration.remove.wrong'));
      return sendConsole(request, reply, view, { ...page, status: 400 });
    }
    const change = { action: 'registration-removed', target: id } as const;
    await changeAs(tool, request, (trx) => removeRegistration(trx, id), change);
    return goOn(reply, change, path);
  });
}

const pathOf = (id: string): string => `${path}/${encodeURIComponent(id)}`;

async function findRegistration(tool: Tool, params: unknown): Promise<RegistrationView> {
  const found = await showRegistration(tool.db, (params as { id: string }).id);
  if (!found) throw new ConsoleError('registration-gone');
  return found;
}

async function pageOf(tool: Tool, view: View, registration: RegistrationView, removeProblem?: string) {
  const [deployments, services] = await Promise.all([
    listDeployments(tool.db, registration.id),
    readServices(tool, registration.id),
  ]);
  const shown = { registration, deployments, ...services, path: pathOf(registration.id), removeProblem };
  return { title: registration.name, room: path, body: renderRegistration(view, shown) } as const;
}

function renderList(
  { t }: View,
  registrations: readonly RegistrationView[],
  deployments: readonly DeploymentView[],
): string {
  const count = (id: string, status: DeploymentView['status']): number =>
    deployments.filter((found) => found.registrationId === id && found.status === status).length;
  const rows = registrations.map(({ id, name, issuer, clientId, status }) => [
    html`<a href="${pathOf(id)}">${name}</a>`,
    renderStatus(t, status),
    text(t('registrations.deployments', { active: count(id, 'active'), pending: count(id, 'pending') })),
    code(issuer),
    code(clientId),
  ]);
  const headings = ['name', 'status', 'deployments.heading', 'issuer', 'client'] as const;
  return html`<p>${t('registrations.intro')}</p>
    !${renderTable({
      caption: t('registrations.title'),
      headings: headings.map((heading) => t(`registrations.${heading}`)),
      rows,
      empty: t('registrations.empty'),
    })}
    <ul class="ways">
      <li><a href="/admin/setup-links">${t('registrations.bySelf')}</a></li>
      <li><a href="${path}/new">${t('registrations.byHand')}</a></li>
    </ul>`;
}
