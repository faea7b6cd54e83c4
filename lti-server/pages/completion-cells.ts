import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { AttemptRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import type { CompletionCell, CompletionList } from './completion-list.ts';
import type { CompletionScope } from './completion-people.ts';
import { describeScore } from './describe-score.ts';

export type CompletionModule = CompletionList['modules'][number];

/** The columns of the list: the context's resource links, named by what the platform or the module calls them. */
export async function findModules(
  { db, modules }: Tool,
  scope: CompletionScope,
  locale: Locale,
): Promise<CompletionModule[]> {
  const links = await db
    .selectFrom('resource_link')
    .select(['id', 'title', 'module_id', 'line_item_url'])
    .where('registration_id', '=', scope.registrationId)
    .where('deployment_id', '=', scope.deploymentId)
    .where('context_id', '=', scope.contextId)
    .orderBy('title')
    .orderBy('id')
    .execute();
  return links.map((link) => {
    const module = link.module_id === null ? undefined : modules.get(link.module_id);
    return {
      resourceLinkId: link.id,
      moduleId: link.module_id,
      title: link.title ?? (module && textIn(module.locales, locale).text.title) ?? link.id,
      hasColumn: link.line_item_url !== null,
    };
  });
}

/** The cells of some people: state of the attempt and of its score, in the order of `modules`. */
export async function findCells(
  { db }: Tool,
  scope: CompletionScope,
  subs: readonly string[],
  modules: readonly CompletionModule[],
  locale: Locale,
): Promise<Map<string, CompletionCell[]>> {
  const cells = new Map<string, CompletionCell[]>();
  if (subs.length === 0) return cells;
  const [attempts, scores, registration] = await Promise.all([
    db
      .selectFrom('attempt')
      .select(['sub', 'resource_link_id', 'completed_at', 'score_arrived_at'])
      .where('registration_id', '=', scope.registrationId)
      .where('deployment_id', '=', scope.deploymentId)
      .where('context_id', '=', scope.contextId)
      .where('sub', 'in', subs)
      .execute(),
    db
      .selectFrom('score')
      .select(['sub', 'resource_link_id', 'state', 'last_reason', 'last_status', 'sent_at'])
      .where('registration_id', '=', scope.registrationId)
      .where('deployment_id', '=', scope.deploymentId)
      .where('context_id', '=', scope.contextId)
      .where('sub', 'in', subs)
      .execute(),
    db.selectFrom('registration').select('platform_family').where('id', '=', scope.registrationId).executeTakeFirst(),
  ]);
  const attemptOf = index(attempts, furthest);
  const scoreOf = index(scores);
  for (const sub of subs) {
    const row = modules.map(({ resourceLinkId }): CompletionCell => {
      const attempt = attemptOf.get(keyOf(sub, resourceLinkId));
      const score = scoreOf.get(keyOf(sub, resourceLinkId));
      const doneAt = attempt?.completed_at ?? null;
      return {
        resourceLinkId,
        state: doneAt !== null ? 'done' : attempt ? 'in-progress' : 'not-started',
        doneAt,
        score: describeScore(score, attempt?.score_arrived_at ?? null, registration?.platform_family ?? null, locale),
      };
    });
    cells.set(sub, row);
  }
  return cells;
}

function keyOf(sub: string, resourceLinkId: string): string {
  return JSON.stringify([sub, resourceLinkId]);
}

/** From the catalogue someone may be in several modules behind one link: the earliest completion stands for it. */
export function furthest<T extends Pick<AttemptRow, 'completed_at'>>(one: T, other: T): T {
  if (one.completed_at === null) return other;
  if (other.completed_at === null) return one;
  return one.completed_at <= other.completed_at ? one : other;
}

function index<T extends { sub: string; resource_link_id: string }>(
  rows: readonly T[],
  choose: (one: T, other: T) => T = (_one, other) => other,
): Map<string, T> {
  const found = new Map<string, T>();
  for (const row of rows) {
    const key = keyOf(row.sub, row.resource_link_id);
    const before = found.get(key);
    found.set(key, before ? choose(before, row) : row);
  }
  return found;
}
