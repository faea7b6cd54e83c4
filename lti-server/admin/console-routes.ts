import csrfProtection from '@fastify/csrf-protection';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { Tool } from '../tool.ts';
import { addAuditRoutes } from './audit-routes.ts';
import { isFromOwnPage } from './check-origin.ts';
import { addConsoleErrorPages, addMissingPage } from './console-error-pages.ts';
import { ConsoleError } from './console-error.ts';
import { userOf } from './console-page.ts';
import { findOperator, hasSessionCookie, type Operator } from './console-session.ts';
import { addHealthRoutes } from './health-routes.ts';
import { addKeyRoutes } from './key-routes.ts';
import { addOutboxRoutes } from './outbox-routes.ts';
import { addOverviewRoutes } from './overview-routes.ts';
import { addPackRoutes } from './pack-routes.ts';
import { createPasswordCheck } from './password-check.ts';
import { addRefusalRoutes } from './refusal-routes.ts';
import { addNewRegistrationRoutes } from './new-registration-routes.ts';
import { addRegistrationRoutes } from './registration-routes.ts';
import { addReportRoutes } from './report-routes.ts';
import { addSetupLinkRoutes } from './setup-link-routes.ts';
import { addSignInRoutes } from './sign-in-routes.ts';

const tokenSchema = z.object({ csrf: z.string() });

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in to the console; null elsewhere. */
    operator: Operator | null;
  }
}

/** `/admin`: the operator's console, whole. Everything but the sign-in needs a session. */
export function consoleRoutes(tool: Tool): FastifyPluginAsync {
  const { adminPassword, secrets } = tool.configuration;
  const password = adminPassword === null ? null : createPasswordCheck(adminPassword, tool.configuration);
  return async (server) => {
    server.decorateRequest('operator', null);
    addConsoleErrorPages(server, tool);
    await server.register(csrfProtection, {
      cookieKey: '__Host-tend-form',
      cookieOpts: { path: '/', secure: true, httpOnly: true, sameSite: 'strict' },
      csrfOpts: { hmacKey: createHmac('sha256', String(secrets[0])).update('forms of the console').digest('base64') },
      getUserInfo: userOf,
      // In the body alone: another site's script could not add a header, but it need not be able to try.
      getToken: ({ body }) => tokenSchema.safeParse(body).data?.csrf ?? '',
    });
    server.addHook('onRequest', async (request, reply) => {
      setHeaders(reply);
      if (password === null) throw new ConsoleError('off');
      request.operator = await findOperator(tool, password.mark, request);
      const isReading = request.method === 'GET' || request.method === 'HEAD';
      if (!isReading && !isFromOwnPage(request, tool.configuration.url)) throw new ConsoleError('foreign-form');
    });
    await server.register(async (missing) => addMissingPage(missing), { prefix: '/admin' });
    addSignInRoutes(server, tool, password);
    await server.register(async (inside) => {
      inside.addHook('onRequest', requireOperator);
      addRooms(inside, tool);
    });
  };
}

function setHeaders(reply: FastifyReply): void {
  // Older browsers tell where a form comes from only so.
  reply.header('Referrer-Policy', 'same-origin');
  reply.header('Cross-Origin-Opener-Policy', 'same-origin');
  reply.header('Cross-Origin-Resource-Policy', 'same-origin');
  reply.header('Cache-Control', 'no-store');
}

/** What was to be done is not done after a new sign-in: the form is to be sent again, knowingly. */
async function requireOperator(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.operator !== null) return;
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new ConsoleError('signed-out');
  await reply.redirect(hasSessionCookie(request) ? '/admin/sign-in?ended=1' : '/admin/sign-in', 303);
}

function addRooms(server: FastifyInstance, tool: Tool): void {
  addOverviewRoutes(server, tool);
  addRegistrationRoutes(server, tool);
  addNewRegistrationRoutes(server, tool);
  addSetupLinkRoutes(server, tool);
  addOutboxRoutes(server, tool);
  addRefusalRoutes(server, tool);
  addReportRoutes(server, tool);
  addPackRoutes(server, tool);
  addKeyRoutes(server, tool);
  addHealthRoutes(server, tool);
  addAuditRoutes(server, tool);
}
