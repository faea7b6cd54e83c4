import type { Database } from '../database/schema.ts';
import type { SettledVerdict } from './mark-score.ts';
import { delayOfPause } from './next-try.ts';

/** A platform that answers within this time, in ms, is asked again at once. */
const quickAnswer = 2000;
const longestRest = 5000;

/**
 * The circuit breaker of a registration: while its platform is away or asks for a rest, the scores of that
 * registration wait together, and one of them tries when the pause is over; returns when that is.
 */
export async function pauseRegistration(
  db: Database,
  registrationId: string,
  { retryAfter }: Extract<SettledVerdict, { kind: 'later' }>,
  { now, random }: { now: number; random: () => number },
): Promise<number> {
  // Sends of one registration come one after the other, so that nobody else counts meanwhile.
  const last = await db
    .selectFrom('score_pause')
    .select('failures')
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  const failures = (last?.failures ?? 0) + 1;
  const pausedUntil = now + delayOfPause(failures, retryAfter, random);
  await setPause(db, registrationId, failures, pausedUntil);
  return pausedUntil;
}

/**
 * Any answer about a score closes the circuit. A platform that took long over it, as one does that has just come back
 * to everybody's work at once, is left alone for as long again: never more than half of its time is ours.
 */
export async function resumeRegistration(
  db: Database,
  registrationId: string,
  { now, took }: { now: number; took: number },
): Promise<void> {
  if (took > quickAnswer) {
    await setPause(db, registrationId, 0, now + Math.min(took, longestRest));
    return;
  }
  await db.deleteFrom('score_pause').where('registration_id', '=', registrationId).execute();
}

async function setPause(db: Database, registrationId: string, failures: number, pausedUntil: number): Promise<void> {
  const pause = { failures, paused_until: pausedUntil };
  await db
    .insertInto('score_pause')
    .values({ registration_id: registrationId, ...pause })
    .onConflict((conflict) => conflict.column('registration_id').doUpdateSet(pause))
    .execute();
}
