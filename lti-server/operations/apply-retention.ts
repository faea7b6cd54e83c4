import { setTimeout as wait } from 'node:timers/promises';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import type { Database, ScoreRow } from '../database/schema.ts';
import { forgetRetiredKeys } from '../platform/tool-keys.ts';
import type { Tool } from '../tool.ts';
import { findUnseen, forgetPeople } from './forget-people.ts';

const day = 24 * 3_600_000;
/** An anonymous visitor cannot come back; their session ends after eight hours. */
const anonymousFor = day;
/** A year and its re-sits: what has arrived at the platform is looked up there. */
const arrivedFor = 400 * day;
/** Rows that one statement removes at most. */
const batch = 500;

type RetentionTool = Pick<Tool, 'db' | 'clock'> & { configuration: Pick<Tool['configuration'], 'retentionMonths'> };

export interface RetentionOptions {
  /** Count only; nothing is removed. */
  isTrial?: boolean;
  /** Awaited between two batches, so that launches come first. */
  rest?: () => Promise<unknown>;
  signal?: AbortSignal;
}

/** What was removed, or would be. */
export interface RetentionCounts {
  /** People not seen for the months of `TEND_RETENTION_MONTHS`, with everything that is kept of them. */
  people: number;
  /** Attempts of anonymous visitors of yesterday and before. */
  anonymousAttempts: number;
  /** Scores that arrived long ago. */
  arrivedScores: number;
  /** Keys of the tool that nobody needs any more. */
  retiredKeys: number;
}

/** The moment before which people count as not seen, in ms since 1970; calendar months. */
export function retentionCutoff(now: number, months: number): number {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.getTime();
}

/**
 * Removes what has been kept long enough, in small steps. It may stop at any of them and begin again, and several
 * instances may do it at once.
 */
export async function applyRetention(
  { db, clock, configuration }: RetentionTool,
  { isTrial = false, rest = () => wait(20), signal }: RetentionOptions = {},
): Promise<RetentionCounts> {
  const now = clock();
  const counts: RetentionCounts = { people: 0, anonymousAttempts: 0, arrivedScores: 0, retiredKeys: 0 };
  const registrations = await db.selectFrom('registration').select(['id', 'allow_anonymous']).execute();
  const { retentionMonths } = configuration;
  const cutoff = retentionMonths === null ? null : retentionCutoff(now, retentionMonths);
  for (const { id, allow_anonymous } of registrations) {
    if (cutoff !== null) {
      for await (const subs of findUnseen(db, id, cutoff)) {
        counts.people += isTrial ? subs.length : await forgetPeople(db, id, subs, cutoff);
        if (signal?.aborted) return counts;
        await rest();
      }
    }
    const steps = [
      ...(allow_anonymous === 1 ? [['anonymousAttempts', anonymousStep(db, id, now - anonymousFor)] as const] : []),
      ['arrivedScores', arrivedStep(db, id, now - arrivedFor)] as const,
    ];
    for (const [name, { count, remove }] of steps) {
      if (isTrial) counts[name] += await count();
      else {
        for (let removed = batch; removed === batch; counts[name] += removed) {
          if (signal?.aborted) return counts;
          removed = await remove();
          await rest();
        }
      }
    }
  }
  counts.retiredKeys = await forgetRetiredKeys({ db, clock }, { isTrial });
  return counts;
}

interface Step {
  count(): Promise<number>;
  /** One batch at most. @returns how many rows went */
  remove(): Promise<number>;
}

function anonymousStep(db: Database, registrationId: string, before: number): Step {
  const found = () =>
    db
      .selectFrom('attempt')
      .where('registration_id', '=', registrationId)
      .where('sub', 'like', 'anonymous:%')
      .where('updated_at', '<', before);
  return {
    count: async () => (await found().select(db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n,
    async remove() {
      const rows = await found().select('sub').limit(batch).execute();
      if (rows.length === 0) return 0;
      await db
        .deleteFrom('attempt')
        .where('registration_id', '=', registrationId)
        .where(
          'sub',
          'in',
          rows.map(({ sub }) => sub),
        )
        .where('updated_at', '<', before)
        .execute();
      return rows.length;
    },
  };
}

/** By when they were due: that is when they were sent, or a little before. */
function arrivedStep(db: Database, registrationId: string, before: number): Step {
  const found = () =>
    db
      .selectFrom('score')
      .where('state', '=', 'sent')
      .where('registration_id', '=', registrationId)
      .where('next_try_at', '<', before)
      .where('updated_at', '<', before);
  return {
    count: async () => (await found().select(db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n,
    async remove() {
      const rows = await found().select(['line_item_url', 'sub']).limit(batch).execute();
      for (const row of rows) await runTransaction(db, (trx) => forgetArrived(trx, { registrationId, before, ...row }));
      return rows.length;
    },
  };
}

interface Arrived extends Pick<ScoreRow, 'line_item_url' | 'sub'> {
  registrationId: string;
  before: number;
}

/** The attempt remembers when its score arrived: the completion page goes on telling it. */
async function forgetArrived(trx: Trx, { registrationId, before, ...row }: Arrived): Promise<void> {
  const gone = await trx
    .deleteFrom('score')
    .where('registration_id', '=', registrationId)
    .where('line_item_url', '=', row.line_item_url)
    .where('sub', '=', row.sub)
    .where('state', '=', 'sent')
    .where('updated_at', '<', before)
    .returning(['deployment_id', 'resource_link_id', 'sent_at', 'next_try_at'])
    .executeTakeFirst();
  if (!gone) return;
  await trx
    .updateTable('attempt')
    .set({ score_arrived_at: gone.sent_at ?? gone.next_try_at })
    .where('registration_id', '=', registrationId)
    .where('deployment_id', '=', gone.deployment_id)
    .where('resource_link_id', '=', gone.resource_link_id)
    .where('sub', '=', row.sub)
    .where('completed_at', 'is not', null)
    .execute();
}
