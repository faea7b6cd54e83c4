import type { Database } from './schema.ts';

const sessionIdleLimit = 8 * 3_600_000;

/** Removes what nobody can use any more: old logins, kept launches, idle sessions, spent tokens. `now` in ms since 1970. */
export async function sweepExpired(db: Database, now: number): Promise<void> {
  await db.deleteFrom('login_state').where('expires_at', '<=', now).execute();
  await db.deleteFrom('pending_launch').where('expires_at', '<=', now).execute();
  await db.deleteFrom('access_token').where('expires_at', '<=', now).execute();
  await db.deleteFrom('setup_link').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('session')
    .where('last_used_at', '<=', now - sessionIdleLimit)
    .execute();
}
