import { ofItsContext, ofItsResourceLink } from '../database/join-places.ts';
import type { ScoreState } from '../database/schema.ts';
import { explainScore } from '../gradebook/explain-score.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import * as z from 'zod';
import type { RetryFilter } from '../gradebook/retry-scores.ts';
import type { Tool } from '../tool.ts';

/** A score that is not in its gradebook, by course and activity. Whose it is, teachers see on the completion page. */
export interface OutboxItem {
  /** Names the score to this tool alone: sealed. */
  handle: string;
  registrationName: string;
  contextTitle: string | null;
  activityTitle: string | null;
  state: Exclude<ScoreState, 'sent'>;
  explanation: string | null;
  tries: number;
  nextTryAt: number | null;
  updatedAt: number;
}

export interface OutboxQuery {
  registrationId?: string | undefined;
  states: readonly Exclude<ScoreState, 'sent'>[];
  limit: number;
  offset: number;
}

const place = 'console/outbox';
const handleSchema = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** What waits or was refused, the latest changes first. */
export async function listOutbox(
  { db, secretBox }: Pick<Tool, 'db' | 'secretBox'>,
  { registrationId, states, limit, offset }: OutboxQuery,
  locale: Locale,
): Promise<OutboxItem[]> {
  let query = db
    .selectFrom('score as s')
    .innerJoin('registration as r', 'r.id', 's.registration_id')
    .leftJoin('context as c', ofItsContext)
    .leftJoin('resource_link as l', ofItsResourceLink)
    .selectAll('s')
    .select(['r.name as registrationName', 'r.platform_family', 'c.title as contextTitle', 'l.title as activityTitle'])
    .where('s.state', 'in', states);
  if (registrationId !== undefined) query = query.where('s.registration_id', '=', registrationId);
  const rows = await query
    .orderBy('s.updated_at', 'desc')
    .orderBy('s.registration_id')
    .orderBy('s.line_item_url')
    .orderBy('s.sub')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    handle: secretBox.seal(
      JSON.stringify([row.registration_id, row.deployment_id, row.resource_link_id, row.sub]),
      place,
    ),
    registrationName: row.registrationName,
    contextTitle: row.contextTitle,
    activityTitle: row.activityTitle,
    state: row.state as OutboxItem['state'],
    explanation: explainScore(row, row.platform_family, locale),
    tries: row.tries,
    nextTryAt: row.state === 'waiting' ? row.next_try_at : null,
    updatedAt: row.updated_at,
  }));
}

/** What a handle names. @throws when this tool did not seal it. */
export function openHandle({ secretBox }: Pick<Tool, 'secretBox'>, handle: string): RetryFilter {
  const opened = handleSchema.parse(JSON.parse(secretBox.open(handle, place)));
  const [registrationId, deploymentId, resourceLinkId, sub] = opened;
  return { registrationId, deploymentId, resourceLinkId, sub };
}
