import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import type { Tool } from '../tool.ts';
import { ConsoleError } from './console-error.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { postForm } from './console-post.ts';
import { endConsoleSession, openConsoleSession } from './console-session.ts';
import { renderField, renderForm } from './forms.ts';
import type { PasswordCheck } from './password-check.ts';
import { readForm } from './read-form.ts';

const signInSchema = z.object({ password: z.string().max(1024) });

/** In and out. A wrong password is answered 401, which counts towards the limit of refusals. */
export function addSignInRoutes(server: FastifyInstance, tool: Tool, password: PasswordCheck | null): void {
  server.get('/admin/sign-in', async (request, reply) => {
    if (request.operator !== null) return reply.redirect('/admin', 303);
    const view = viewOf(request, reply);
    const hasEnded = (request.query as Record<string, unknown>)['ended'] === '1';
    const note = hasEnded ? html`<p class="notice" role="status">${view.t('signIn.ended')}</p>` : '';
    return sendConsole(request, reply, view, { title: view.t('signIn.title'), body: note + renderSignIn(view) });
  });

  postForm(server, '/admin/sign-in', async (request, reply) => {
    if (password === null) throw new ConsoleError('off');
    const typed = readForm(signInSchema, request.body).password;
    if (!(await password.fits(typed, request.ip))) {
      tool.log.warn('a wrong password for the console');
      const view = viewOf(request, reply);
      const body = renderSignIn(view, view.t('signIn.wrong'));
      return sendConsole(request, reply, view, { title: view.t('signIn.title'), status: 401, body });
    }
    await openConsoleSession(tool, password.mark, request, reply);
    return reply.redirect('/admin', 303);
  });

  postForm(server, '/admin/sign-out', async (request, reply) => {
    await endConsoleSession(tool, request, reply);
    return reply.header('Clear-Site-Data', '"cache"').redirect('/admin/sign-in', 303);
  });
}

function renderSignIn(view: View, problem?: string): string {
  const { t } = view;
  const field = renderField({
    name: 'password',
    label: t('signIn.password'),
    hint: t('signIn.hint'),
    type: 'password',
    autocomplete: 'current-password',
    problem,
  });
  return renderForm(view, '/admin/sign-in', html`!${field}<button class="primary">${t('signIn.button')}</button>`);
}
