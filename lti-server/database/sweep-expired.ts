import { directSqliteOf } from './direct-sqlite.ts';
import type { Database } from './schema.ts';

const hour = 3_600_000;
const day = 24 * hour;
const sessionIdleLimit = 8 * hour;
/** Longer than any sign-in lasts: console-session.ts. */
const consoleLimit = 12 * hour;
const auditLimit = 2 * 365 * day;
const refusalLimit = 30 * day;
/** Kinds of refusals that are kept; whoever sends nonsense must not fill the disk. */
const mostRefusals = 500;

/**
 * Removes what nobody can use any more: old logins, kept launches, idle sessions, spent tokens; and what operators look
 * back on, after its time. `now` in ms since 1970.
 */
export async function sweepExpired(db: Database, now: number): Promise<void> {
  if (!directSqliteOf(db)) await db.deleteFrom('login_state').where('expires_at', '<=', now).execute();
  await db.deleteFrom('pending_launch').where('expires_at', '<=', now).execute();
  await db.deleteFrom('access_token').where('expires_at', '<=', now).execute();
  await db.deleteFrom('setup_link').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('session')
    .where('last_used_at', '<=', now - sessionIdleLimit)
    .execute();
  await db
    .deleteFrom('console_session')
    .where('created_at', '<=', now - consoleLimit)
    .execute();
  await db
    .deleteFrom('audit')
    .where('at', '<=', now - auditLimit)
    .execute();
  await sweepRefusals(db, now);
}

async function sweepRefusals(db: Database, now: number): Promise<void> {
  const beyond = await db
    .selectFrom('refusal')
    .select('last_at')
    .orderBy('last_at', 'desc')
    .offset(mostRefusals)
    .limit(1)
    .executeTakeFirst();
  await db
    .deleteFrom('refusal')
    .where('last_at', '<=', Math.max(now - refusalLimit, beyond?.last_at ?? 0))
    .execute();
}
