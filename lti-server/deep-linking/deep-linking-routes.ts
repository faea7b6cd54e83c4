import type { FastifyPluginAsync } from 'fastify';
import * as z from 'zod';
import type { Module } from '#shared/schemas/module.ts';
import type { DeepLinking } from '../launch/launch.ts';
import { requireInstructor, type Session } from '../launch/session.ts';
import { localeOf } from '../locale-of.ts';
import { services } from '../platform/services/create-services.ts';
import type { ResourceLinkItem } from '../platform/services/services.ts';
import { ApiError } from '../serving/api-error.ts';
import type { Tool } from '../tool.ts';
import { buildItem } from './build-item.ts';

const choiceSchema = z.strictObject({ moduleIds: z.array(z.string().max(80)).max(100) });

/** What the picker posts, as form field `JWT`, to the platform's address, unchanged from its request. */
export interface DeepLinkingAnswer {
  returnUrl: string;
  jwt: string;
}

/** The picker's answer to a deep linking request: the chosen modules, or none when the person cancels. */
export function deepLinkingRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.post('/api/deep-linking/response', async (request, reply): Promise<DeepLinkingAnswer> => {
      const session = await requireInstructor(tool, request);
      const settings = session.deepLinking;
      if (!settings) throw new ApiError(409, 'not-deep-linking');
      const choice = choiceSchema.safeParse(request.body);
      if (!choice.success) throw new ApiError(400, 'bad-request', { cause: choice.error });
      const modules = chooseModules(tool, settings, choice.data.moduleIds);
      reply.header('Cache-Control', 'no-store');
      const launchUrl = `${tool.configuration.url}/lti/launch`;
      const items = modules.map((module) => buildItem(module, launchUrl, localeOf(request)));
      return { returnUrl: settings.returnUrl, jwt: await signAnswer(tool, session, settings, items) };
    });
  };
}

/** ltijs drops what the platform does not accept without a word: say so instead. */
function chooseModules(tool: Tool, settings: DeepLinking, moduleIds: readonly string[]): Module[] {
  const modules = [...new Set(moduleIds)].map((id) => {
    const module = tool.modules.get(id);
    if (!module) throw new ApiError(400, 'module-unknown');
    return module;
  });
  if (modules.length > 0 && !settings.acceptTypes.includes('ltiResourceLink')) {
    throw new ApiError(409, 'links-not-accepted');
  }
  if (modules.length > 1 && !settings.acceptMultiple) throw new ApiError(400, 'one-module-only');
  return modules;
}

async function signAnswer(
  tool: Tool,
  session: Session,
  settings: DeepLinking,
  items: ResourceLinkItem[],
): Promise<string> {
  const registration = await tool.db
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', session.registrationId)
    .executeTakeFirstOrThrow();
  return services.createDeepLinkingResponse({ tool, registration }, session.deploymentId, settings, items);
}
