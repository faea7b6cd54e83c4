import staticFiles from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import * as z from 'zod';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Module } from '#shared/schemas/module.ts';
import { stepKindSchema } from '#shared/schemas/step.ts';
import { viewSession } from '../launch/session-view.ts';
import { requireSession, type Session } from '../launch/session.ts';
import { localeOf } from '../locale-of.ts';
import { ApiError } from '../serving/api-error.ts';
import type { Tool } from '../tool.ts';
import { buildBoot } from './build-boot.ts';
import { completionRoutes } from './completion-routes.ts';
import type { OpenModule, PageBoot } from './launch-boot.ts';
import { moduleOfAttempt } from './module-version.ts';
import { openAttempt } from './open-attempt.ts';
import { assetsFolder, hasPageAssets } from './page-assets.ts';
import { readInput } from './read-input.ts';
import { resumeRoutes } from './resume-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { takeStep } from './take-step.ts';
import { takeToWorkRoutes } from './take-to-work-routes.ts';

const moduleQuerySchema = z.object({ id: z.optional(identifierSchema) });
const stepBodySchema = z.object({ step: stepKindSchema, moduleId: z.optional(identifierSchema) });

/**
 * The module that a session may work on: the one that it was launched for, or any one for a session that was launched
 * for none (the catalogue). @throws ApiError 404, or 410 when the pack that it came with was removed since the launch
 */
function moduleOf(tool: Tool, session: Session, asked: string | undefined): Module {
  const isOther = session.moduleId !== null && asked !== undefined && asked !== session.moduleId;
  const mayOpen = session.moduleId !== null || session.page === 'catalogue';
  const id = session.moduleId ?? asked;
  const module = id === undefined || isOther || !mayOpen ? undefined : tool.modules.get(id);
  if (!module) throw session.moduleId === null || isOther ? new ApiError(404, 'not-found') : moduleGone();
  return module;
}

const moduleGone = () => new ApiError(410, 'module-gone');

async function boot(tool: Tool, session: Session, locale: Locale): Promise<PageBoot> {
  // Who looks at somebody's work begins none of their own.
  const isOpened = session.moduleId !== null && session.page !== 'review';
  const module = isOpened ? tool.modules.get(session.moduleId ?? '') : undefined;
  if (isOpened && !module) throw moduleGone();
  const attempt = module ? await openAttempt(tool.db, session, module, tool.clock()) : null;
  return buildBoot(tool, session, attempt, locale);
}

/** The JSON interface of the pages (interfaces.md), and their scripts. Every query takes its tenant from the session. */
export function pageRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    const noStore = (reply: FastifyReply): void => void reply.header('Cache-Control', 'no-store');

    server.get('/api/session', async (request, reply) => {
      noStore(reply);
      return viewSession(await requireSession(tool, request));
    });
    server.get('/api/boot', async (request, reply) => {
      noStore(reply);
      return boot(tool, await requireSession(tool, request), localeOf(request));
    });
    server.get('/api/module', async (request, reply): Promise<OpenModule> => {
      noStore(reply);
      const session = await requireSession(tool, request);
      const module = moduleOf(tool, session, readInput(moduleQuerySchema, request.query).id);
      const attempt = await openAttempt(tool.db, session, module, tool.clock());
      return { module: moduleOfAttempt(module, attempt), attempt };
    });
    server.post('/api/steps', async (request, reply) => {
      noStore(reply);
      const session = await requireSession(tool, request);
      const { step, moduleId } = readInput(stepBodySchema, request.body);
      return takeStep(tool, session, moduleOf(tool, session, moduleId), step);
    });
    await server.register(completionRoutes(tool));
    await server.register(reviewRoutes(tool));
    await server.register(resumeRoutes(tool));
    await server.register(takeToWorkRoutes());
    if (hasPageAssets()) {
      // Names carry the hash of their content, so a year is safe.
      await server.register(staticFiles, {
        root: assetsFolder,
        prefix: '/assets/',
        index: false,
        dotfiles: 'deny',
        maxAge: '365d',
        immutable: true,
      });
    } else {
      tool.log.warn('the page scripts are not built, so pages stay empty: npm run build');
    }
  };
}
