import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Trx } from '../database/run-transaction.ts';
import type { Tool } from '../tool.ts';
import { makeChange, recordChange, type Change } from './audit.ts';
import { ConsoleError } from './console-error.ts';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** A form of the console: it counts only with the token of a page that this session was shown. */
export function postForm(server: FastifyInstance, path: string, handler: Handler): void {
  server.post(path, { preValidation: server.csrfProtection }, handler);
}

function actorOf({ operator }: FastifyRequest): string {
  if (operator === null) throw new ConsoleError('signed-out');
  return operator.actor;
}

/** Writes down what whoever is signed in took, such as an export. */
export async function recordAs(tool: Tool, request: FastifyRequest, change: Change): Promise<void> {
  return recordChange(tool, actorOf(request), change);
}

/** Makes a change of whoever is signed in and writes it down with it; makeChange says how. */
export async function changeAs<T>(
  tool: Tool,
  request: FastifyRequest,
  work: (trx: Trx) => Promise<T>,
  change: Change | ((result: T) => Change | null),
): Promise<T> {
  return makeChange(tool, actorOf(request), work, change);
}

/** Goes on to a page that tells of a change; a reload of that page changes nothing more. */
export function goOn(reply: FastifyReply, { action, count }: Change, path: string): FastifyReply {
  const query = new URLSearchParams({ done: action, ...(count === undefined ? {} : { count: String(count) }) });
  return reply.redirect(`${path}?${query.toString()}`, 303);
}
