import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashSecret } from './one-time-secret.ts';

/**
 * One cookie a login, named after its state, so that a course page with several frames does not mix its logins up.
 * In a frame of another site only `SameSite=None; Secure; Partitioned` comes back (measured in Chromium 156); browsers
 * take Secure, and `__Host-`, on http://localhost too.
 */
const sameForAll = { path: '/', secure: true, httpOnly: true } as const;
const inFrame = { ...sameForAll, sameSite: 'none', partitioned: true } as const;
const firstParty = { ...sameForAll, sameSite: 'strict' } as const;

const nameOf = (state: string) => `__Host-tend-${hashSecret(state).slice(0, 16)}`;

export function setLoginCookie(reply: FastifyReply, state: string, secret: string): void {
  reply.setCookie(nameOf(state), secret, { ...inFrame, maxAge: 600 });
}

export function readLoginCookie(request: FastifyRequest, state: string): string | undefined {
  return request.cookies[nameOf(state)];
}

export function clearLoginCookie(reply: FastifyReply, state: string): void {
  reply.clearCookie(nameOf(state), inFrame);
}

/** The cookie of the page that asks "is this you?", in a window of our own. */
export function setConfirmCookie(reply: FastifyReply, handle: string, secret: string): void {
  reply.setCookie(nameOf(handle), secret, { ...firstParty, maxAge: 300 });
}

export function readConfirmCookie(request: FastifyRequest, handle: string): string | undefined {
  return request.cookies[nameOf(handle)];
}

export function clearConfirmCookie(reply: FastifyReply, handle: string): void {
  reply.clearCookie(nameOf(handle), firstParty);
}
