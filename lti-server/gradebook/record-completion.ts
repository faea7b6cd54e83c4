import { sql } from 'kysely';
import type { Trx } from '../database/run-transaction.ts';

export interface CompletionToScore {
  registrationId: string;
  deploymentId: string;
  contextId: string | null;
  resourceLinkId: string;
  /** The column of the platform's gradebook. */
  lineItemUrl: string;
  sub: string;
  /** ms since 1970 */
  completedAt: number;
}

const second = 1000;

/**
 * Writes the score of a completion into the outbox, as part of the transaction that stores the completion: 1 of 1,
 * because a "complete or incomplete" column counts only the full mark as complete. There is one row for a line item
 * and person; the newest wins.
 *
 * The timestamp is the completion's, in whole seconds and never in the future, and at least a second after the row's
 * last one, for platforms take a second score only when it is later (AGS 2.0, 3.4.7 "timestamp"). The same score
 * again changes nothing: Moodle would drop a teacher's feedback for it.
 */
export async function recordScore(trx: Trx, completion: CompletionToScore): Promise<void> {
  const at = completion.completedAt;
  await trx
    .insertInto('score')
    .values({
      registration_id: completion.registrationId,
      line_item_url: completion.lineItemUrl,
      sub: completion.sub,
      deployment_id: completion.deploymentId,
      context_id: completion.contextId,
      resource_link_id: completion.resourceLinkId,
      score_given: 1,
      score_maximum: 1,
      timestamp: Math.floor(at / second) * second,
      state: 'waiting',
      tries: 0,
      next_try_at: at,
      lease_until: null,
      is_uncertain: 0,
      last_status: null,
      last_reason: null,
      sent_at: null,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['registration_id', 'line_item_url', 'sub'])
        .doUpdateSet((eb) => ({
          deployment_id: eb.ref('excluded.deployment_id'),
          context_id: eb.ref('excluded.context_id'),
          resource_link_id: eb.ref('excluded.resource_link_id'),
          score_given: eb.ref('excluded.score_given'),
          score_maximum: eb.ref('excluded.score_maximum'),
          timestamp: sql<number>`case when excluded.timestamp > score.timestamp
            then excluded.timestamp else score.timestamp + ${sql.lit(second)} end`,
          state: 'waiting' as const,
          tries: 0,
          next_try_at: eb.ref('excluded.next_try_at'),
          lease_until: null,
          // A send that is under way may still be applied.
          is_uncertain: sql<0 | 1>`case when score.state = 'sending' then 1 else score.is_uncertain end`,
          last_status: null,
          last_reason: null,
          updated_at: eb.ref('excluded.updated_at'),
        }))
        .where(
          sql<boolean>`not (score.state in ('waiting', 'sending', 'sent')
            and score.score_given = excluded.score_given and score.score_maximum = excluded.score_maximum)`,
        ),
    )
    .execute();
}
