import type { FastifyInstance } from 'fastify';

class NulError extends Error {
  readonly statusCode = 400;
}

/**
 * Refuses what carries a NUL character in its path, query or body. No honest client sends one, and PostgreSQL keeps
 * none in a text: without this, each query with a text from outside could fail as if the database were broken.
 */
export function refuseNul(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    done(hasNul([request.params, request.query, request.body]) ? new NulError('a NUL character') : undefined);
  });
}

/** Without calling itself: a body may be nested deeper than the stack. */
function hasNul(found: unknown[]): boolean {
  const waiting = [...found];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && value.includes('\0')) return true;
    // Bytes of a file are no text that goes into a query.
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [name, member] of Object.entries(value)) waiting.push(name, member);
  }
  return false;
}
