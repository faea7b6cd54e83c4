import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Session } from '../launch/session.ts';
import type { Tool } from '../tool.ts';
import { furthest } from './completion-cells.ts';
import { describeScore } from './describe-score.ts';
import { moduleOfAttempt } from './module-version.ts';
import { readAttempt } from './open-attempt.ts';
import type { SubmissionReview } from './submission-review.ts';

/** How far the person is whom a submission review is about; null when the session is no review. */
export async function readReview(tool: Tool, session: Session, locale: Locale): Promise<SubmissionReview | null> {
  const { reviewSub, resourceLinkId } = session;
  if (session.page !== 'review' || reviewSub === null) return null;
  const [known, rows, score] = await Promise.all([
    findPlace(tool, session, reviewSub),
    findAttempts(tool, session, reviewSub),
    findScore(tool, session, reviewSub),
  ]);
  const row = rows.length === 0 ? null : rows.reduce(furthest);
  const module = tool.modules.get(row?.module_id ?? session.moduleId ?? '');
  const attempt = row && readAttempt(row);
  return {
    person: { sub: reviewSub, name: known?.name ?? null },
    resourceLinkId,
    title: session.resourceLinkTitle ?? (module ? textIn(module.locales, locale).text.title : null),
    state: !attempt ? 'not-started' : attempt.completedAt === null ? 'in-progress' : 'done',
    steps: attempt && module ? countSteps(attempt.doneSteps, moduleOfAttempt(module, attempt).steps) : null,
    startedAt: attempt?.startedAt ?? null,
    doneAt: attempt?.completedAt ?? null,
    hasColumn: (known?.line_item_url ?? null) !== null,
    score: describeScore(score, row?.score_arrived_at ?? null, known?.platform_family ?? null, locale),
  };
}

function countSteps(done: Readonly<Record<string, unknown>>, steps: readonly string[]): { done: number; all: number } {
  return { done: steps.filter((step) => done[step] !== undefined).length, all: steps.length };
}

function findPlace({ db }: Tool, session: Session, sub: string) {
  return db
    .selectFrom('registration as r')
    .leftJoin('person as p', (on) => on.onRef('p.registration_id', '=', 'r.id').on('p.sub', '=', sub))
    .leftJoin('resource_link as l', (on) =>
      on
        .onRef('l.registration_id', '=', 'r.id')
        .on('l.deployment_id', '=', session.deploymentId)
        .on('l.id', '=', session.resourceLinkId ?? ''),
    )
    .select(['p.name', 'l.line_item_url', 'r.platform_family'])
    .where('r.id', '=', session.registrationId)
    .executeTakeFirst();
}

/** From the catalogue somebody may be in several modules behind one link. */
function findAttempts({ db }: Tool, { registrationId, deploymentId, resourceLinkId }: Session, sub: string) {
  return db
    .selectFrom('attempt')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .where('deployment_id', '=', deploymentId)
    .where('resource_link_id', '=', resourceLinkId ?? '')
    .where('sub', '=', sub)
    .orderBy('started_at')
    .limit(200)
    .execute();
}

function findScore({ db }: Tool, { registrationId, deploymentId, resourceLinkId }: Session, sub: string) {
  return db
    .selectFrom('score')
    .select(['state', 'last_reason', 'last_status', 'sent_at'])
    .where('registration_id', '=', registrationId)
    .where('deployment_id', '=', deploymentId)
    .where('resource_link_id', '=', resourceLinkId ?? '')
    .where('sub', '=', sub)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
