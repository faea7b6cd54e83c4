import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tool } from '../tool.ts';
import { recordChange, type Change } from './audit.ts';
import { ConsoleError } from './console-error.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** A form of the console: it counts only with the token of a page that this session was shown. */
export function postForm(server: FastifyInstance, path: string, handler: Handler): void {
  server.post(path, { preValidation: server.csrfProtection }, handler);
}

/** Writes down a change of whoever is signed in. */
export function recordAs(tool: Tool, { operator }: FastifyRequest, change: Change): Promise<void> {
  if (operator === null) throw new ConsoleError('signed-out');
  return recordChange(tool, operator.actor, change);
}

/** Writes a change down and goes on to a page that tells of it; a reload of that page changes nothing more. */
export async function finish(
  tool: Tool,
  request: FastifyRequest,
  reply: FastifyReply,
  change: Change,
  path: string,
): Promise<FastifyReply> {
  await recordAs(tool, request, change);
  const query = new URLSearchParams({
    done: change.action,
    ...(change.count === undefined ? {} : { count: String(change.count) }),
  });
  return reply.redirect(`${path}?${query.toString()}`, 303);
}
