import type { Database, ScoreRow } from '../database/schema.ts';
import type { Verdict } from './classify-answer.ts';
import { delayOfTry, triesBeforeGivingUp } from './next-try.ts';

export type SettledVerdict = Exclude<Verdict, { kind: 'read-back' }>;

interface Moment {
  now: number;
  random: () => number;
  /** Until when the registration rests; null when it does not. */
  pausedUntil: number | null;
}

/**
 * Writes down how a send ended. A row that a newer completion has replaced meanwhile is left alone: it is to be sent
 * again anyway.
 */
export async function markScore(
  db: Database,
  claimed: ScoreRow,
  verdict: SettledVerdict,
  status: number | null,
  moment: Moment,
): Promise<void> {
  await db
    .updateTable('score')
    .set({ ...change(claimed, verdict, moment), last_status: status, lease_until: null, updated_at: moment.now })
    .where('registration_id', '=', claimed.registration_id)
    .where('line_item_url', '=', claimed.line_item_url)
    .where('sub', '=', claimed.sub)
    .where('timestamp', '=', claimed.timestamp)
    .where('state', '=', 'sending')
    .execute();
}

function change(claimed: ScoreRow, verdict: SettledVerdict, moment: Moment): Partial<ScoreRow> {
  switch (verdict.kind) {
    case 'sent':
      return { state: 'sent', sent_at: moment.now, is_uncertain: 0, last_reason: null };
    case 'superseded':
      return { state: 'superseded', is_uncertain: 0, last_reason: verdict.reason };
    case 'refused':
      return { state: 'refused', is_uncertain: 0, last_reason: verdict.reason };
    default:
      return { ...postpone(claimed, verdict, moment), is_uncertain: verdict.mayBeApplied ? 1 : claimed.is_uncertain };
  }
}

function postpone(
  { tries }: ScoreRow,
  { reason, retryAfter, isAboutAll }: Extract<Verdict, { kind: 'later' }>,
  { now, random, pausedUntil }: Moment,
): Partial<ScoreRow> {
  // The pause of the registration is wait enough, so that the oldest goes first when it ends.
  if (isAboutAll) return { state: 'waiting', last_reason: reason, tries: tries - 1, next_try_at: pausedUntil ?? now };
  if (tries >= triesBeforeGivingUp) return { state: 'refused', last_reason: 'gave-up' };
  return { state: 'waiting', last_reason: reason, next_try_at: now + delayOfTry(tries, retryAfter, random) };
}
