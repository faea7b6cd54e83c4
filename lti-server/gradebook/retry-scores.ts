import { sql } from 'kysely';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import type { ScoreState } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { moveToNewColumns } from './move-to-new-columns.ts';
import { wakeSender } from './sender.ts';

/** Which scores to send again; all that are given must fit. */
export interface RetryFilter {
  registrationId?: string;
  deploymentId?: string;
  contextId?: string;
  resourceLinkId?: string;
  sub?: string;
}

const second = 1000;

/**
 * Lets scores go now that wait or were refused, and ends the pauses of their registrations; returns how many. They
 * keep the time of their completion, so that a teacher's later entry stays.
 *
 * A superseded score goes only when its person is named, never with all: it replaces what somebody may have entered
 * by hand. It gets a newer timestamp, or it would be superseded again.
 */
export async function retryScores(tool: Tool, ...filters: readonly RetryFilter[]): Promise<number> {
  const count = await runTransaction(tool.db, (trx) => letScoresGo(trx, filters, tool.clock()));
  wakeSender(tool);
  return count;
}

/** The same for all of these filters, within a transaction; wake the sender once it is committed. */
export async function letScoresGo(trx: Trx, filters: readonly RetryFilter[], now: number): Promise<number> {
  let count = 0;
  for (const filter of filters) count += await letGo(trx, filter, now);
  return count;
}

async function letGo(trx: Trx, filter: RetryFilter, now: number): Promise<number> {
  const retried: ScoreState[] = ['waiting', 'refused', ...(filter.sub === undefined ? [] : ['superseded' as const])];
  await moveToNewColumns(trx, filter.registrationId);
  const thisSecond = Math.floor(now / second) * second;
  let update = trx
    .updateTable('score')
    .set({
      state: 'waiting',
      tries: 0,
      next_try_at: now,
      last_status: null,
      last_reason: null,
      timestamp: sql<number>`case when state <> 'superseded' then timestamp
        when timestamp >= ${thisSecond} then timestamp + ${sql.lit(second)} else ${thisSecond} end`,
      updated_at: now,
    })
    .where('state', 'in', retried);
  const fields = [
    ['registration_id', filter.registrationId],
    ['deployment_id', filter.deploymentId],
    ['context_id', filter.contextId],
    ['resource_link_id', filter.resourceLinkId],
    ['sub', filter.sub],
  ] as const;
  for (const [column, value] of fields) if (value !== undefined) update = update.where(column, '=', value);
  const rows = await update.returning('registration_id').execute();
  const registrations = [...new Set(rows.map((row) => row.registration_id))];
  if (registrations.length > 0) {
    await trx.deleteFrom('score_pause').where('registration_id', 'in', registrations).execute();
  }
  return rows.length;
}
