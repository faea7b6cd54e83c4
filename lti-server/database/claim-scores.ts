import { sql, type Expression, type SqlBool } from 'kysely';
import type { Engine } from './open-database.ts';
import { runTransaction, type Trx } from './run-transaction.ts';
import type { Database, ScoreRow } from './schema.ts';

/**
 * Takes the next score that is due, as `sending` until `now + lease` (ms), or null when there is none. Of one
 * registration only one score is in hand at a time, also with several server instances, because platforms punish
 * parallel requests. A score whose sender did not come back in time is taken over; the platform may hold it already.
 */
export async function claimScore(
  { db, engine }: { db: Database; engine: Engine },
  now: number,
  lease: number,
): Promise<ScoreRow | null> {
  return runTransaction(db, async (trx) => {
    const registrationId = await findDueRegistration(trx, engine, now);
    return registrationId === null ? null : takeScore(trx, registrationId, now, lease);
  });
}

/**
 * The registration whose score waits longest, among those that are active, not paused and not at work. PostgreSQL
 * holds its row until the claim is committed, and others skip it; SQLite's transactions are one at a time anyway.
 */
async function findDueRegistration(trx: Trx, engine: Engine, now: number): Promise<string | null> {
  const due = trx
    .selectFrom('score')
    .select(['registration_id', (eb) => eb.fn.min('next_try_at').as('since')])
    .where(isDue(now))
    .groupBy('registration_id')
    .as('due');
  let query = trx
    .selectFrom('registration')
    .innerJoin(due, 'due.registration_id', 'registration.id')
    .leftJoin('score_pause', 'score_pause.registration_id', 'registration.id')
    .select('registration.id')
    .where('registration.status', '=', 'active')
    .where((eb) => eb.or([eb('paused_until', 'is', null), eb('paused_until', '<=', now)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('score')
            .select('score.sub')
            .whereRef('score.registration_id', '=', 'registration.id')
            .where('score.state', '=', 'sending')
            .where('score.lease_until', '>', now),
        ),
      ),
    )
    .orderBy('due.since')
    .limit(1);
  if (engine === 'postgres') query = query.forUpdate('registration').skipLocked();
  return (await query.executeTakeFirst())?.id ?? null;
}

/** A second statement, so that PostgreSQL sees what was committed before the registration was locked. */
async function takeScore(trx: Trx, registrationId: string, now: number, lease: number): Promise<ScoreRow | null> {
  const inHand = await trx
    .selectFrom('score')
    .select('sub')
    .where('registration_id', '=', registrationId)
    .where('state', '=', 'sending')
    .where('lease_until', '>', now)
    .executeTakeFirst();
  if (inHand) return null;
  const next = await trx
    .selectFrom('score')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .where(isDue(now))
    .orderBy('next_try_at')
    .limit(1)
    .executeTakeFirst();
  if (!next) return null;
  const taken = await trx
    .updateTable('score')
    .set({
      state: 'sending',
      tries: next.tries + 1,
      lease_until: now + lease,
      is_uncertain: next.state === 'sending' ? 1 : next.is_uncertain,
      updated_at: now,
    })
    .where('registration_id', '=', registrationId)
    .where('line_item_url', '=', next.line_item_url)
    .where('sub', '=', next.sub)
    .where('timestamp', '=', next.timestamp)
    .where('state', '=', next.state)
    .returningAll()
    .executeTakeFirst();
  return taken ?? null;
}

function isDue(now: number): Expression<SqlBool> {
  return sql<SqlBool>`((state = 'waiting' and next_try_at <= ${now}) or (state = 'sending' and lease_until <= ${now}))`;
}

/**
 * When the next score becomes due, or null when none waits; past when one waits for its registration's score in hand.
 * The scores of a paused registration count from the end of the pause.
 */
export async function nextDueAt(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('score')
    .innerJoin('registration', 'registration.id', 'score.registration_id')
    .leftJoin('score_pause', 'score_pause.registration_id', 'score.registration_id')
    .where('score.state', 'in', ['waiting', 'sending'])
    .where('registration.status', '=', 'active')
    .select(
      sql<number | null>`min(case
        when score.state = 'sending' then lease_until
        when paused_until > next_try_at then paused_until
        else next_try_at end)`.as('at'),
    )
    .executeTakeFirst();
  return row?.at ?? null;
}

/**
 * Gives back what a sender that is gone had in hand. For the embedded database only, whose one server process has
 * just started; elsewhere another instance may be at work, and the lease tells.
 */
export async function releaseScores(db: Database, now: number): Promise<void> {
  await db.updateTable('score').set({ lease_until: now }).where('state', '=', 'sending').execute();
}
