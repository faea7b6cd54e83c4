import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Schema } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import type { CompletionSort, CompletionStatus } from './completion-list.ts';

/** The course that is looked at; taken from the session, never from the request. */
export interface CompletionScope {
  registrationId: string;
  deploymentId: string;
  contextId: string;
}
export interface PeopleQuery {
  search: string;
  status: CompletionStatus | null;
  sort: CompletionSort;
  limit: number;
  offset: number;
}
export interface Person {
  sub: string;
  name: string | null;
}

type Roster = SelectQueryBuilder<Schema & { m: Schema['membership']; p: Schema['person'] }, 'm' | 'p', object>;

const attemptsOfPerson = sql`from attempt a where a.registration_id = m.registration_id
  and a.deployment_id = m.deployment_id and a.context_id = m.context_id and a.sub = m.sub`;
/** Not among those whom the last whole list left out; whoever did something here stays in view. */
export const isStillHere = sql<boolean>`(m.listed_at is null or exists (select 1 ${attemptsOfPerson}) or m.listed_at >=
  (select coalesce(c.roster_read_at, 0) from context c where c.registration_id = m.registration_id
  and c.deployment_id = m.deployment_id and c.id = m.context_id))`;
const hasOpenLink = sql<boolean>`exists (select 1 from resource_link l where l.registration_id = m.registration_id
  and l.deployment_id = m.deployment_id and l.context_id = m.context_id and not exists
  (select 1 ${attemptsOfPerson} and a.resource_link_id = l.id and a.completed_at is not null))`;

/** The learners of a context that match, without the platform's test users, and how many match in all. */
export async function findPeople(
  { db }: Pick<Tool, 'db'>,
  scope: CompletionScope,
  query: PeopleQuery,
): Promise<{ people: Person[]; total: number; rosterSize: number }> {
  const roster = db
    .selectFrom('membership as m')
    .innerJoin('person as p', (on) =>
      on.onRef('p.registration_id', '=', 'm.registration_id').onRef('p.sub', '=', 'm.sub'),
    )
    .where('m.registration_id', '=', scope.registrationId)
    .where('m.deployment_id', '=', scope.deploymentId)
    .where('m.context_id', '=', scope.contextId)
    .where('m.role', '=', 'learner')
    .where('p.is_test_user', '=', 0)
    .where(isStillHere) as unknown as Roster;
  const matching = withStatus(withSearch(roster, query.search), query.status);
  const [people, total, rosterSize] = await Promise.all([
    sorted(matching.select(['m.sub', 'p.name']), query.sort)
      .limit(query.limit)
      .offset(query.offset)
      .execute(),
    count(matching),
    count(roster),
  ]);
  return { people, total, rosterSize };
}

async function count(roster: Roster): Promise<number> {
  const row = await roster.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  return Number(row.count);
}

function withSearch(roster: Roster, search: string): Roster {
  if (!search) return roster;
  // What was typed is looked for as it stands: `%` and `_` have no meaning of their own.
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return roster.where(sql<boolean>`lower(p.name) like ${pattern} escape '\\'`);
}

const conditionOf: Record<CompletionStatus, RawBuilder<boolean>> = {
  'not-started': sql`not exists (select 1 ${attemptsOfPerson})`,
  'in-progress': sql`exists (select 1 ${attemptsOfPerson}) and ${hasOpenLink}`,
  done: sql`exists (select 1 ${attemptsOfPerson}) and not ${hasOpenLink}`,
  attention: sql`exists (select 1 from score s where s.registration_id = m.registration_id
    and s.deployment_id = m.deployment_id and s.context_id = m.context_id and s.sub = m.sub
    and s.state in ('refused', 'superseded'))`,
};

function withStatus(roster: Roster, status: CompletionStatus | null): Roster {
  return status === null ? roster : roster.where(conditionOf[status]);
}

function sorted<O>(
  roster: SelectQueryBuilder<Schema & { m: Schema['membership']; p: Schema['person'] }, 'm' | 'p', O>,
  sort: CompletionSort,
) {
  const direction = sort === '-name' ? 'desc' : 'asc';
  const first =
    sort === 'recent'
      ? // coalesce, because the databases do not agree on where null stands
        roster.orderBy(sql`coalesce((select max(a.completed_at) ${attemptsOfPerson}), 0)`, 'desc')
      : roster;
  // People without a name last, and the id at the end, so that pages never overlap.
  return first
    .orderBy(sql`case when p.name is null then 1 else 0 end`)
    .orderBy(sql`lower(p.name)`, direction)
    .orderBy('m.sub');
}
