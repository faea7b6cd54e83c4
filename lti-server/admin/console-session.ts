import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Trx } from '../database/run-transaction.ts';
import { hashSecret, randomSecret } from '../launch/one-time-secret.ts';
import type { Tool } from '../tool.ts';
import { makeChange } from './audit.ts';

const minute = 60_000;
/** Half an hour without a request, or half a day in all (OWASP ASVS 5.0, 7.3); sweep-expired.ts knows the longer. */
const idleLimit = 30 * minute;
const absoluteLimit = 12 * 60 * minute;

/** Browsers take `Secure` and `__Host-` on http://localhost, too. */
const cookieName = '__Host-tend-console';
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

/** Whoever is signed in; there is one password, so nobody has a name. */
export interface Operator {
  tokenHash: string;
  /** For the audit log: tells one sign-in from another. */
  actor: string;
}

type SessionTool = Pick<Tool, 'db' | 'clock' | 'log'>;

const operatorOf = (tokenHash: string): Operator => ({ tokenHash, actor: `console ${tokenHash.slice(0, 8)}` });

/** Opens a session of its own for this sign-in, and ends the one that the browser had. */
export async function openConsoleSession(
  tool: SessionTool,
  passwordMark: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = randomSecret();
  const now = tool.clock();
  const row = { token_hash: hashSecret(token), password_mark: passwordMark, created_at: now, last_used_at: now };
  const open = async (trx: Trx): Promise<void> => {
    await removeSession(trx, request);
    await trx.insertInto('console_session').values(row).execute();
  };
  await makeChange(tool, operatorOf(row.token_hash).actor, open, { action: 'signed-in' });
  reply.setCookie(cookieName, token, { ...cookieOptions, maxAge: absoluteLimit / 1000 });
}

/** The session of the request's cookie; null when there is none, or it is over. A changed password ends every one. */
export async function findOperator(
  { db, clock }: Pick<SessionTool, 'db' | 'clock'>,
  passwordMark: string,
  request: FastifyRequest,
): Promise<Operator | null> {
  const token = request.cookies[cookieName];
  if (token === undefined) return null;
  const now = clock();
  const row = await db
    .selectFrom('console_session')
    .selectAll()
    .where('token_hash', '=', hashSecret(token))
    .where('password_mark', '=', passwordMark)
    .where('last_used_at', '>', now - idleLimit)
    .where('created_at', '>', now - absoluteLimit)
    .executeTakeFirst();
  if (!row) return null;
  if (row.last_used_at <= now - minute) {
    const use = db.updateTable('console_session').set({ last_used_at: now });
    await use.where('token_hash', '=', row.token_hash).execute();
  }
  return operatorOf(row.token_hash);
}

/** Ends the session of whoever is signed in; a cookie of one that is over goes, too. */
export async function endConsoleSession(
  tool: SessionTool,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (request.operator !== null) {
    await makeChange(tool, request.operator.actor, (trx) => removeSession(trx, request), { action: 'signed-out' });
  }
  reply.clearCookie(cookieName, cookieOptions);
}

async function removeSession(trx: Trx, request: FastifyRequest): Promise<void> {
  const token = request.cookies[cookieName];
  if (token === undefined) return;
  await trx.deleteFrom('console_session').where('token_hash', '=', hashSecret(token)).execute();
}

/** Whether the browser brought a session at all, be it over or not. */
export function hasSessionCookie(request: FastifyRequest): boolean {
  return request.cookies[cookieName] !== undefined;
}
