import type { Locale } from '#shared/schemas/locale.ts';
import type { Session } from '../launch/session.ts';
import type { Tool } from '../tool.ts';
import { findCells, findModules } from './completion-cells.ts';
import type { CompletionList, CompletionSort, CompletionStatus } from './completion-list.ts';
import { findPeople, type CompletionScope } from './completion-people.ts';

const pageSize = 50;

export interface CompletionQuery {
  search: string;
  status: CompletionStatus | null;
  sort: CompletionSort;
  /** From 1. */
  page: number;
}

/** The context of the session; null when it was launched outside of one. */
export function scopeOf({ registrationId, deploymentId, contextId }: Session): CompletionScope | null {
  return contextId === null ? null : { registrationId, deploymentId, contextId };
}

/** One page of the roster of the session's context against its modules. */
export async function readCompletion(
  tool: Tool,
  session: Session,
  query: CompletionQuery,
  locale: Locale,
  rosterProblem: string | null = null,
): Promise<CompletionList> {
  const scope = scopeOf(session);
  const empty = { context: null, modules: [], people: [], total: 0, rosterSize: 0, attention: 0, rosterReadAt: null };
  if (!scope) return { ...empty, page: 1, pageSize, rosterProblem };
  const [modules, found, attention, rosterReadAt] = await Promise.all([
    findModules(tool, scope, locale),
    findPeople(tool, scope, { ...query, limit: pageSize, offset: (query.page - 1) * pageSize }),
    countAttention(tool, scope),
    readAt(tool, scope),
  ]);
  const subs = found.people.map((person) => person.sub);
  const cells = await findCells(tool, scope, subs, modules, locale);
  return {
    context: { id: scope.contextId, title: session.contextTitle },
    modules,
    people: found.people.map((person) => ({ ...person, cells: cells.get(person.sub) ?? [] })),
    total: found.total,
    rosterSize: found.rosterSize,
    page: query.page,
    pageSize,
    attention,
    rosterReadAt,
    rosterProblem,
  };
}

async function countAttention({ db }: Tool, scope: CompletionScope): Promise<number> {
  const row = await db
    .selectFrom('score')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('registration_id', '=', scope.registrationId)
    .where('deployment_id', '=', scope.deploymentId)
    .where('context_id', '=', scope.contextId)
    .where('state', 'in', ['refused', 'superseded'])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function readAt({ db }: Tool, scope: CompletionScope): Promise<number | null> {
  const row = await db
    .selectFrom('context')
    .select('roster_read_at')
    .where('registration_id', '=', scope.registrationId)
    .where('deployment_id', '=', scope.deploymentId)
    .where('id', '=', scope.contextId)
    .executeTakeFirst();
  return row?.roster_read_at ?? null;
}
