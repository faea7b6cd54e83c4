import { sql } from 'kysely';

/** An attempt `a` of somebody who does not teach the course that it stands in. */
export const isLearning = sql<boolean>`not exists (select 1 from membership m
  where m.registration_id = a.registration_id and m.deployment_id = a.deployment_id and m.context_id = a.context_id
  and m.sub = a.sub and m.role = 'instructor')`;
/** People of attempts `a` who have finished, each once. */
export const peopleDone = sql<number>`count(distinct case when a.completed_at is not null then a.sub end)`;
