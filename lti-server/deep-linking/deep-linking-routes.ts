import type { FastifyPluginAsync } from 'fastify';
import * as z from 'zod';
import { identifierSchema } from '#shared/schemas/identifier.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Module } from '#shared/schemas/module.ts';
import type { DeepLinking } from '../launch/launch.ts';
import { localeOf } from '../locale-of.ts';
import { readInput } from '../pages/read-input.ts';
import { services } from '../platform/services/create-services.ts';
import type { DeepLinkingRemark } from '../platform/services/services.ts';
import { say } from '../say.ts';
import { ApiError } from '../serving/api-error.ts';
import type { Tool } from '../tool.ts';
import { answerOnce } from './answer-once.ts';
import { buildItem } from './build-item.ts';
import { findPlacedModules, type PlacedModules } from './placed-modules.ts';
import { requirePicker } from './require-picker.ts';

/** The modules to place, none when the person cancels; or why the picker has nothing to offer. */
const choiceSchema = z.union([
  z.strictObject({
    moduleIds: z.array(z.string().max(80)).max(100),
    /** Points of each column: a score is 1 of 1, and the platform counts it up to this. */
    scoreMaximum: z.number().optional(),
  }),
  z.strictObject({ fault: z.enum(['links-not-accepted', 'no-modules']) }),
]);
type Choice = z.infer<typeof choiceSchema>;
const moduleQuerySchema = z.object({ id: identifierSchema });

/** What the picker posts, as form field `JWT`, to the platform's address, unchanged from its request. */
export interface DeepLinkingAnswer {
  returnUrl: string;
  jwt: string;
}

/** What the picker asks of the server: a module to look at, what the course holds already, and its signed answer. */
export function deepLinkingRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.get('/api/deep-linking/module', async (request, reply): Promise<Module> => {
      reply.header('Cache-Control', 'no-store');
      await requirePicker(tool, request);
      const module = tool.modules.get(readInput(moduleQuerySchema, request.query).id);
      if (!module) throw new ApiError(404, 'module-unknown');
      return module;
    });
    server.get('/api/deep-linking/placed', async (request, reply): Promise<PlacedModules> => {
      reply.header('Cache-Control', 'no-store');
      const { session } = await requirePicker(tool, request);
      return findPlacedModules(tool, session);
    });
    server.post('/api/deep-linking/response', async (request, reply): Promise<DeepLinkingAnswer> => {
      reply.header('Cache-Control', 'no-store');
      const { session, settings } = await requirePicker(tool, request);
      const choice = readInput(choiceSchema, request.body);
      const locale = localeOf(request);
      const modules = chooseModules(tool, settings, choice);
      const scoreMaximum = pointsOf(settings, choice);
      const remark = faultOf(settings, choice, locale) ?? chosenOf(modules, locale);
      const jwt = await answerOnce(tool, session.tokenHash, choice, async () => {
        const registration = await tool.db
          .selectFrom('registration')
          .selectAll()
          .where('id', '=', session.registrationId)
          .executeTakeFirstOrThrow();
        const { platform_family: platformFamily } = registration;
        const placing = { url: tool.configuration.url, locale, scoreMaximum, platformFamily };
        const items = modules.map((module) => buildItem(module, placing));
        return services.createDeepLinkingResponse(
          { tool, registration },
          session.deploymentId,
          settings,
          items,
          remark,
        );
      });
      return { returnUrl: settings.returnUrl, jwt };
    });
  };
}

/** ltijs drops what the platform does not accept without a word: say so instead. */
function chooseModules(tool: Tool, settings: DeepLinking, choice: Choice): Module[] {
  if ('fault' in choice) return [];
  const modules = [...new Set(choice.moduleIds)].map((id) => {
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

/** Moodle takes a whole number from 1 to 100 only: another makes an error of its form, or silently 100. */
function pointsOf({ acceptLineItem }: DeepLinking, choice: Choice): number | null {
  const points = 'scoreMaximum' in choice ? (choice.scoreMaximum ?? 1) : 1;
  if (!Number.isInteger(points) || points < 1 || points > 100) throw new ApiError(400, 'score-maximum');
  return acceptLineItem === false ? null : points;
}

/** For the person in the words of their language, for the log in ours. */
function faultOf({ acceptTypes }: DeepLinking, choice: Choice, locale: Locale): DeepLinkingRemark | undefined {
  if (!('fault' in choice)) return undefined;
  const log = choice.fault === 'no-modules' ? 'no module to offer' : `accept_types ${acceptTypes.join(' ')}`;
  return { isFault: true, message: say[locale](`picker.${choice.fault}`), log: `Tend: ${log}`.slice(0, 500) };
}

/** What was chosen; nothing is said of a picker that was closed. */
function chosenOf(modules: readonly Module[], locale: Locale): DeepLinkingRemark | undefined {
  if (modules.length === 0) return undefined;
  const log = `Tend: ${modules.map(({ id }) => id).join(' ')}`;
  return {
    isFault: false,
    message: say[locale]('picker.chosen', { count: modules.length }),
    log: log.slice(0, 500),
  };
}
