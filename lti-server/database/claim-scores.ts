import { sql } from 'kysely';
import type { Engine } from './open-database.ts';
import { runTransaction, type Trx } from './run-transaction.ts';
import type { Database, ScoreRow } from './schema.ts';

type Due = Pick<
  ScoreRow,
  'registration_id' | 'line_item_url' | 'sub' | 'timestamp' | 'state' | 'tries' | 'is_uncertain'
>;

/**
 * Takes the oldest score whose turn it is, as `sending` until `now + lease` (ms), or null when there is none. Of one
 * registration only one score is in hand at a time, also with several server instances, because platforms punish
 * parallel requests; of several registrations the one that waits longest comes first. A score whose sender did not
 * come back in time is taken over; the platform may hold it already.
 *
 * PostgreSQL holds the registration's row until the claim is committed, and other instances skip it; SQLite's
 * transactions are one at a time anyway.
 */
export async function claimScore(
  { db, engine }: { db: Database; engine: Engine },
  now: number,
  lease: number,
): Promise<ScoreRow | null> {
  return runTransaction(db, async (trx) => {
    const due = (await findLeft(trx, engine, now)) ?? (await findDue(trx, engine, now));
    if (!due || (await isAtWork(trx, due.registration_id, now))) return null;
    const taken = await trx
      .updateTable('score')
      .set({
        state: 'sending',
        tries: due.tries + 1,
        lease_until: now + lease,
        is_uncertain: due.state === 'sending' ? 1 : due.is_uncertain,
        updated_at: now,
      })
      .where('registration_id', '=', due.registration_id)
      .where('line_item_url', '=', due.line_item_url)
      .where('sub', '=', due.sub)
      .where('timestamp', '=', due.timestamp)
      .where('state', '=', due.state)
      .where('tries', '=', due.tries)
      .returningAll()
      .executeTakeFirst();
    return taken ?? null;
  });
}

/** A score in hand whose sender did not come back. There are never more of them than registrations. */
async function findLeft(trx: Trx, engine: Engine, now: number): Promise<Due | undefined> {
  let query = trx
    .selectFrom('score')
    .innerJoin('registration', 'registration.id', 'score.registration_id')
    .selectAll('score')
    .where('score.state', '=', 'sending')
    .where('score.lease_until', '<=', now)
    .where('registration.status', '=', 'active')
    .where('registration.id', 'not in', paused(trx, now))
    .where('registration.id', 'not in', atWork(trx, now))
    .orderBy('score.lease_until')
    .limit(1);
  if (engine === 'postgres') query = query.forUpdate('registration').skipLocked();
  return query.executeTakeFirst();
}

async function findDue(trx: Trx, engine: Engine, now: number): Promise<Due | undefined> {
  let turn = queued(trx, now).where(firstTry, '<=', now).select('registration.id').orderBy(firstTry).limit(1);
  if (engine === 'postgres') turn = turn.forUpdate('registration').skipLocked();
  const registration = await turn.executeTakeFirst();
  if (!registration) return undefined;
  return (
    trx
      .selectFrom('score')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('registration_id', '=', registration.id)
      // The plus sign keeps SQLite from collecting all that are due, to sort them.
      .where(sql<number>`+next_try_at`, '<=', now)
      .orderBy('timestamp')
      .orderBy('next_try_at')
      .limit(1)
      .executeTakeFirst()
  );
}

/** When the first waiting score of a registration may go. */
const firstTry = sql<number>`(select next_try_at from score
  where score.state = 'waiting' and score.registration_id = registration.id order by next_try_at limit 1)`;

/**
 * The active registrations that have a score waiting and may send one now. Both engines would read every waiting score
 * to tell them apart; this walks the index from one registration to the next.
 */
function queued(db: Database, now: number) {
  return db
    .withRecursive('queue(id)', (cte) =>
      cte
        .selectFrom('score')
        .select((eb) => eb.fn.min<string | null>('registration_id').as('id'))
        .where('state', '=', 'waiting')
        .unionAll(
          cte
            .selectFrom('queue')
            .select((eb) =>
              eb
                .selectFrom('score')
                .select((one) => one.fn.min<string | null>('registration_id').as('id'))
                .where('state', '=', 'waiting')
                .whereRef('registration_id', '>', 'queue.id')
                .as('id'),
            )
            .where('queue.id', 'is not', null),
        ),
    )
    .selectFrom('queue')
    .innerJoin('registration', 'registration.id', 'queue.id')
    .where('registration.status', '=', 'active')
    .where('registration.id', 'not in', paused(db, now))
    .where('registration.id', 'not in', atWork(db, now));
}

/** Asked once more, so that PostgreSQL sees what was committed before the registration was locked. */
async function isAtWork(trx: Trx, registrationId: string, now: number): Promise<boolean> {
  const inHand = await trx
    .selectFrom('score')
    .select('sub')
    .where('registration_id', '=', registrationId)
    .where('state', '=', 'sending')
    .where('lease_until', '>', now)
    .executeTakeFirst();
  return inHand !== undefined;
}

/**
 * When to look again, or null when nothing waits: the next time of a score, the end of a pause, the end of a lease.
 * What waits for its registration's score in hand is not counted, for the end of that send is a sign by itself.
 */
export async function nextDueAt(db: Database, now: number): Promise<number | null> {
  const waiting = await queued(db, now).select(firstTry.as('at')).orderBy('at').limit(1).executeTakeFirst();
  const pause = await db
    .selectFrom('score_pause')
    .innerJoin('registration', 'registration.id', 'score_pause.registration_id')
    .select((eb) => eb.fn.min('paused_until').as('at'))
    .where('paused_until', '>', now)
    .where('registration.status', '=', 'active')
    .executeTakeFirst();
  const lease = await db
    .selectFrom('score')
    .innerJoin('registration', 'registration.id', 'score.registration_id')
    .select((eb) => eb.fn.min('lease_until').as('at'))
    .where('score.state', '=', 'sending')
    .where('registration.status', '=', 'active')
    .executeTakeFirst();
  const times = [waiting?.at, pause?.at, lease?.at].filter((at) => typeof at === 'number');
  return times.length === 0 ? null : Math.min(...times);
}

/** Registrations whose platform is away for the moment. */
function paused(db: Database, now: number) {
  return db.selectFrom('score_pause').select('registration_id').where('paused_until', '>', now);
}

/** Registrations that have a score in hand. */
function atWork(db: Database, now: number) {
  return db
    .selectFrom('score as busy')
    .select('busy.registration_id')
    .where('busy.state', '=', 'sending')
    .where('busy.lease_until', '>', now);
}

/**
 * Gives back what a sender that is gone had in hand. For the embedded database only, whose one server process has
 * just started; elsewhere another instance may be at work, and the lease tells.
 */
export async function releaseScores(db: Database, now: number): Promise<void> {
  await db.updateTable('score').set({ lease_until: now }).where('state', '=', 'sending').execute();
}
