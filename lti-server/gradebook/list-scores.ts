import { sql } from 'kysely';
import type { Database, ScoreRow, ScoreState } from '../database/schema.ts';
import { explainScore } from './explain-score.ts';

/** A row of the outbox in words, without a name: for the operator's command line and pages. */
export interface ScoreSummary {
  registrationId: string;
  registrationName: string;
  deploymentId: string;
  contextId: string | null;
  resourceLinkId: string;
  lineItemUrl: string;
  sub: string;
  state: ScoreState;
  tries: number;
  /** ms since 1970; null when it is not waiting. */
  nextTryAt: number | null;
  sentAt: number | null;
  lastStatus: number | null;
  reason: string | null;
  /** The reason in plain words. */
  explanation: string | null;
}

export interface ScoreFilter {
  registrationId?: string;
  states?: readonly ScoreState[];
  /** Rows at most; 1000 unless told. */
  limit?: number;
}

/** The outbox: what is not in a gradebook yet first, then the latest sends; newest changes first within each. */
export async function listScores(db: Database, filter: ScoreFilter = {}): Promise<ScoreSummary[]> {
  let query = db
    .selectFrom('score')
    .innerJoin('registration', 'registration.id', 'score.registration_id')
    .selectAll('score')
    .select(['registration.name', 'registration.platform_family']);
  if (filter.registrationId !== undefined) query = query.where('score.registration_id', '=', filter.registrationId);
  if (filter.states) query = query.where('score.state', 'in', filter.states);
  const rows = await query
    .orderBy(sql`case when score.state = 'sent' then 1 else 0 end`)
    .orderBy('score.updated_at', 'desc')
    .orderBy('score.registration_id')
    .orderBy('score.sub')
    .limit(filter.limit ?? 1000)
    .execute();
  return rows.map((row) => summarise(row, row.name, row.platform_family));
}

function summarise(row: ScoreRow, registrationName: string, platformFamily: string | null): ScoreSummary {
  return {
    registrationId: row.registration_id,
    registrationName,
    deploymentId: row.deployment_id,
    contextId: row.context_id,
    resourceLinkId: row.resource_link_id,
    lineItemUrl: row.line_item_url,
    sub: row.sub,
    state: row.state,
    tries: row.tries,
    nextTryAt: row.state === 'waiting' ? row.next_try_at : null,
    sentAt: row.sent_at,
    lastStatus: row.last_status,
    reason: row.last_reason,
    explanation: explainScore(row, platformFamily, 'en'),
  };
}
