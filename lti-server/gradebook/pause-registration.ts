import type { Database } from '../database/schema.ts';
import type { SettledVerdict } from './mark-score.ts';
import { delayOfPause } from './next-try.ts';

/**
 * The circuit breaker of a registration: while its platform is away or asks for a rest, the scores of that
 * registration wait together, and one of them tries when the pause is over. Any answer about a score closes it.
 */
export async function pauseOrResume(
  db: Database,
  registrationId: string,
  verdict: SettledVerdict,
  { now, random }: { now: number; random: () => number },
): Promise<void> {
  if (verdict.kind !== 'later') {
    await db.deleteFrom('score_pause').where('registration_id', '=', registrationId).execute();
    return;
  }
  // Sends of one registration come one after the other, so that nobody else counts meanwhile.
  const last = await db
    .selectFrom('score_pause')
    .select('failures')
    .where('registration_id', '=', registrationId)
    .executeTakeFirst();
  const failures = (last?.failures ?? 0) + 1;
  const pause = { failures, paused_until: now + delayOfPause(failures, verdict.retryAfter, random) };
  await db
    .insertInto('score_pause')
    .values({ registration_id: registrationId, ...pause })
    .onConflict((conflict) => conflict.column('registration_id').doUpdateSet(pause))
    .execute();
}
