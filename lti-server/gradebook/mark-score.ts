import type { Database, ScoreRow } from '../database/schema.ts';
import type { Verdict } from './classify-answer.ts';
import { delayOfTry, triesBeforeGivingUp } from './next-try.ts';

export type SettledVerdict = Exclude<Verdict, { kind: 'read-back' }>;

interface Moment {
  now: number;
  random: () => number;
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
  { now, random }: Moment,
): Promise<void> {
  await db
    .updateTable('score')
    .set({ ...change(claimed, verdict, { now, random }), last_status: status, lease_until: null, updated_at: now })
    .where('registration_id', '=', claimed.registration_id)
    .where('line_item_url', '=', claimed.line_item_url)
    .where('sub', '=', claimed.sub)
    .where('timestamp', '=', claimed.timestamp)
    .where('state', '=', 'sending')
    .execute();
}

function change(claimed: ScoreRow, verdict: SettledVerdict, { now, random }: Moment): Partial<ScoreRow> {
  switch (verdict.kind) {
    case 'sent':
      return { state: 'sent', sent_at: now, is_uncertain: 0, last_reason: null };
    case 'superseded':
      return { state: 'superseded', is_uncertain: 0, last_reason: verdict.reason };
    case 'refused':
      return { state: 'refused', is_uncertain: 0, last_reason: verdict.reason };
    default:
      return {
        ...(claimed.tries >= triesBeforeGivingUp
          ? { state: 'refused', last_reason: 'gave-up' }
          : {
              state: 'waiting',
              last_reason: verdict.reason,
              next_try_at: now + delayOfTry(claimed.tries, verdict.retryAfter, random),
            }),
        is_uncertain: verdict.mayBeApplied ? 1 : claimed.is_uncertain,
      };
  }
}
