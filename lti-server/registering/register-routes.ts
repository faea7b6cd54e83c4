import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../locale-of.ts';
import { renderRefusalPage } from '../pages/refusal-page.ts';
import { frameOriginsOf } from '../platform/frame-origins.ts';
import { say } from '../say.ts';
import { sendPage } from '../serving/send-page.ts';
import type { Tool } from '../tool.ts';
import { registerPlatform } from './register-platform.ts';
import { parseRegisterRequest } from './register-request.ts';
import { renderRegisteredPage } from './registered-page.ts';
import { RegisteringError } from './registering-error.ts';

/** `/lti/register`: where a platform's administrator brings a setup link to. */
export function registerRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.get('/lti/register', async (request, reply) => {
      try {
        const registered = await registerPlatform(tool, parseRegisterRequest(request.query));
        const { id, authUrl, issuer } = registered.registration;
        tool.log.info({ registrationId: id, lms: registered.lms }, 'platform registered itself');
        return sendPage(reply, renderRegisteredPage(registered, localeOf(request)), {
          frameAncestors: frameOriginsOf({ issuer, auth_url: authUrl }, registered.configurationUrl.origin),
        });
      } catch (error) {
        if (!(error instanceof RegisteringError)) throw error;
        return sendRefusal(tool, error, request, reply);
      }
    });
  };
}

function sendRefusal(
  tool: Tool,
  { reason, detail, statusCode, cause }: RegisteringError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const fault = cause instanceof Error ? { fault: cause.name, code: codeOf(cause) } : {};
  tool.log.info({ reason, detail, ...fault }, 'registration refused');
  tool.refusals.note({ registrationId: null, reason: `register.${reason}`, detail });
  const locale = localeOf(request);
  const t = say[locale];
  const page = renderRefusalPage({
    locale,
    title: t(`register.${reason}.title`),
    message: t(`register.${reason}.message`),
    next: t(`register.${reason}.next`),
    details: detail === null ? reason : `${reason}: ${detail}`,
  });
  // Whose page this is has not been settled; it has nothing to press.
  return sendPage(reply, page, { status: statusCode, frameAncestors: ['*'] });
}

/** `ECONNREFUSED` and the like; HTTP clients wrap what happened. */
function codeOf(cause: Error): string | undefined {
  const code = (cause.cause as NodeJS.ErrnoException | undefined)?.code ?? (cause as NodeJS.ErrnoException).code;
  return typeof code === 'string' ? code : undefined;
}
