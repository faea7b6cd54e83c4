import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashSecret, randomSecret } from '../launch/one-time-secret.ts';
import type { Tool } from '../tool.ts';

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

type SessionTool = Pick<Tool, 'db' | 'clock'>;

const operatorOf = (tokenHash: string): Operator => ({ tokenHash, actor: `console ${tokenHash.slice(0, 8)}` });

/** Opens a session of its own for this sign-in, and ends the one that the browser had. */
export async function openConsoleSession(
  { db, clock }: SessionTool,
  passwordMark: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Operator> {
  await endConsoleSession({ db }, request, reply);
  const token = randomSecret();
  const now = clock();
  const row = { token_hash: hashSecret(token), password_mark: passwordMark, created_at: now, last_used_at: now };
  await db.insertInto('console_session').values(row).execute();
  reply.setCookie(cookieName, token, { ...cookieOptions, maxAge: absoluteLimit / 1000 });
  return operatorOf(row.token_hash);
}

/** The session of the request's cookie; null when there is none, or it is over. A changed password ends every one. */
export async function findOperator(
  { db, clock }: SessionTool,
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

export async function endConsoleSession(
  { db }: Pick<Tool, 'db'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = request.cookies[cookieName];
  if (token === undefined) return;
  await db.deleteFrom('console_session').where('token_hash', '=', hashSecret(token)).execute();
  reply.clearCookie(cookieName, cookieOptions);
}

/** Whether the browser brought a session at all, be it over or not. */
export function hasSessionCookie(request: FastifyRequest): boolean {
  return request.cookies[cookieName] !== undefined;
}
