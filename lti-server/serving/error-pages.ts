import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { databaseFaultOf } from '../database/database-fault.ts';
import { LaunchError } from '../launch/launch-error.ts';
import { renderRefusalPage, type Refusal } from '../pages/refusal-page.ts';
import { frameOriginsOf } from '../platform/frame-origins.ts';
import { localeOf } from '../locale-of.ts';
import { say } from '../say.ts';
import type { Tool } from '../tool.ts';
import { ApiError, type ApiErrorCode } from './api-error.ts';
import { TooManyRefusals } from './limit-refusals.ts';
import { sendPage } from './send-page.ts';

type PlainError = 'not-found' | 'bad-request' | 'too-many' | 'database-away' | 'database-full' | 'unexpected';

/** Turns everything that a route throws into a page, or into JSON below /api/: what happened, what to do next. */
export function addErrorPages(server: FastifyInstance, tool: Tool): void {
  server.setNotFoundHandler((request, reply) => answerPlain(request, reply, 404, 'not-found'));
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof ApiError) return sendJson(request, reply, error.statusCode, error.code);
    if (error instanceof LaunchError) return answerRefusal(tool, error, request, reply);
    if (error instanceof TooManyRefusals) {
      reply.header('Retry-After', String(error.wait));
      return answerPlain(request, reply, 429, 'too-many');
    }
    const fault = databaseFaultOf(error);
    if (fault) {
      tool.log.error({ error: error.message, code: error.code, route: request.routeOptions.url }, `database ${fault}`);
      reply.header('Retry-After', '30');
      return fault === 'full'
        ? answerPlain(request, reply, 507, 'database-full')
        : answerPlain(request, reply, 503, 'database-away');
    }
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' && request.routeOptions.url === '/lti/launch') {
      return answerRefusal(tool, new LaunchError('token-too-large'), request, reply);
    }
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return answerPlain(request, reply, status, 'bad-request');
    tool.log.error({ error: error.message, stack: error.stack, route: request.routeOptions.url }, 'unexpected error');
    return answerPlain(request, reply, 500, 'unexpected');
  });
}

/** A reason and the name of a claim are logged; nothing that a person sent or is called. */
function answerRefusal(tool: Tool, error: LaunchError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { reason, detail, registration } = error;
  tool.log.info(
    { reason, detail, registrationId: registration?.id, route: request.routeOptions.url },
    'launch refused',
  );
  tool.metrics.launches.inc({ result: reason });
  tool.refusals.note({ registrationId: registration?.id ?? null, reason, detail });
  // A used window is replayed by a reload of our own window, which nobody frames.
  const isWindow = reason === 'window-used';
  const isReplay = isWindow || reason === 'state-used';
  // Only a page that none but the platform can frame may bring a session back.
  const mayRevive = isReplay && (registration !== null || isWindow);
  const locale = localeOf(request);
  const t = say[locale];
  return sendRefusal(
    reply,
    error.statusCode,
    {
      locale,
      title: t(`refusal.${reason}.title`),
      message: t(`refusal.${reason}.message`),
      next: t(`refusal.${reason}.next`),
      details: detail === null ? reason : `${reason}: ${detail}`,
      reviveScript: mayRevive,
    },
    // Words alone, with nothing to press, may stand anywhere: the refused launch may be the only one to name the
    // address that an institution of the hosted Canvas has for itself.
    isWindow ? [] : registration && mayRevive ? frameOriginsOf(registration) : ['*'],
  );
}

/** A page about something that no launch is about, or JSON below /api/. */
export function answerPlain(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  error: PlainError,
): FastifyReply {
  if (request.url.startsWith('/api/')) return sendJson(request, reply, status, error);
  const locale = localeOf(request);
  const t = say[locale];
  const page = {
    locale,
    title: t(`error.${error}.title`),
    message: t(`error.${error}.message`),
    next: t(`error.${error}.next`),
  };
  return sendRefusal(reply, status, page, ['*']);
}

function sendRefusal(reply: FastifyReply, status: number, page: Refusal, frameAncestors: string[]): FastifyReply {
  // A picker that was brought back still has to post its answer to the platform.
  const formAction = page.reviveScript ? frameAncestors : [];
  return sendPage(reply, renderRefusalPage(page), { status, frameAncestors, formAction });
}

function sendJson(request: FastifyRequest, reply: FastifyReply, status: number, code: ApiErrorCode): FastifyReply {
  return reply
    .code(status)
    .header('Cache-Control', 'no-store')
    .send({ error: { code, message: say[localeOf(request)](`api.${code}`) } });
}
