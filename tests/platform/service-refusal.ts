import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PlatformState } from './platform-state.ts';

/** A service request that the platform refuses; thrown by the service routes, answered in one place. */
export class ServiceRefusal extends Error {
  readonly status: number;

  constructor(status: number, reason = '') {
    super(reason);
    this.name = 'ServiceRefusal';
    this.status = status;
  }
}

/** Turns refusals into the platform's answer; Moodle's has the reason in the status line, and again in a JSON body. */
export function answerRefusals(app: FastifyInstance, state: PlatformState): void {
  app.setErrorHandler(async (error, request, reply) => {
    if (!(error instanceof ServiceRefusal)) throw error;
    if (state.profile.errors.body === 'canvas') return sendCanvasErrors(reply, error);
    setReason(reply, state, error.message);
    const body = {
      status: error.status,
      reason: error.message || reply.raw.statusMessage,
      request: {
        method: request.method,
        url: request.url,
        accept: request.headers.accept,
        contentType: request.headers['content-type'],
      },
    };
    return reply.code(error.status).type('application/json; charset=utf-8').send(JSON.stringify(body));
  });
}

const canvasTypes: Readonly<Record<number, string>> = { 400: 'bad_request', 412: 'precondition_failed' };

/** Over HTTP/2 there is no reason phrase, and a 404 says nothing at all. */
function sendCanvasErrors(reply: FastifyReply, { status, message }: ServiceRefusal): FastifyReply {
  reply.raw.statusMessage = ' ';
  if (status === 404) return reply.code(404).send('');
  const errors = { type: canvasTypes[status] ?? 'unprocessable_entity', message };
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify({ errors }));
}

/** The reason phrase of the status line; nothing where the platform's HTTP version has none. */
export function setReason(reply: FastifyReply, state: PlatformState, reason: string): void {
  if (!state.profile.errors.hasReasonPhrase) reply.raw.statusMessage = ' ';
  else if (reason) reply.raw.statusMessage = reason.replaceAll(/[^\u0020-\u007E]/g, '?');
}
