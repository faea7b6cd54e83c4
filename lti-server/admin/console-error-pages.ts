import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { databaseFaultOf } from '../database/database-fault.ts';
import { TooManyRefusals } from '../serving/limit-refusals.ts';
import type { Tool } from '../tool.ts';
import { ConsoleError, type ConsoleErrorCode } from './console-error.ts';
import { sendConsole, viewOf } from './console-page.ts';

/** Turns what a route of the console throws into a page: what happened, what is safe, what to do next. */
export function addConsoleErrorPages(server: FastifyInstance, tool: Tool): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof TooManyRefusals) reply.header('Retry-After', String(error.wait));
    const refused = error instanceof ConsoleError ? error : new ConsoleError(codeOf(error));
    if (refused.statusCode >= 500) {
      const { message, stack } = error;
      tool.log.error({ error: message, stack, route: request.routeOptions.url }, 'the console failed');
    } else tool.log.info({ reason: refused.code, route: request.routeOptions.url }, 'refused in the console');
    return sendError(request, reply, refused);
  });
}

/** What is not there below the prefix of `server`. */
export function addMissingPage(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) => sendError(request, reply, new ConsoleError('not-found')));
}

function codeOf(error: FastifyError): ConsoleErrorCode {
  if (error instanceof TooManyRefusals) return 'too-many';
  const fault = databaseFaultOf(error);
  if (fault) return fault === 'full' ? 'database-full' : 'database-away';
  if (error.code === 'FST_CSRF_MISSING_SECRET' || error.code === 'FST_CSRF_INVALID_TOKEN') return 'stale-form';
  if (error.statusCode === 413) return 'too-large';
  return error.statusCode !== undefined && error.statusCode < 500 ? 'bad-request' : 'unexpected';
}

function sendError(request: FastifyRequest, reply: FastifyReply, { code, statusCode }: ConsoleError): FastifyReply {
  const view = viewOf(request, reply);
  const { t } = view;
  const way =
    code === 'off' ? '' : html`<p><a href="/admin">${t(view.isSignedIn ? 'error.back' : 'error.signIn')}</a></p>`;
  return sendConsole(request, reply, view, {
    title: t(`error.${code}.title`),
    status: statusCode,
    body: html`<p>${t(`error.${code}.message`)}</p>
      <p>${t(`error.${code}.next`)}</p>
      !${way}`,
  });
}
