import { v7 as uuid } from 'uuid';
import { startAttempt } from '#shared/progress/start-attempt.ts';
import { attemptSchema, type Attempt } from '#shared/schemas/attempt.ts';
import type { Module } from '#shared/schemas/module.ts';
import { prepareQuery } from '../database/prepare-query.ts';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import type { AttemptRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import type { Destination } from './choose-page.ts';
import type { Launch } from './launch.ts';
import { hashSecret, randomSecret } from './one-time-secret.ts';
import { insertSession } from './insert-session.ts';
import type { Session } from './session.ts';
import type { Standing } from './standing.ts';
import { storePerson } from './store-person.ts';
import { storePlaces } from './store-places.ts';

export interface OpenedLaunch {
  /** The bearer token; it is nowhere else in clear. */
  token: string;
  session: Session;
  attempt: Attempt | null;
}

/** Opens the session of an accepted launch: context, resource link, person, membership and attempt in one transaction. */
export async function openLaunch(
  tool: Tool,
  launch: Launch,
  standing: Standing,
  destination: Destination,
): Promise<OpenedLaunch> {
  const now = tool.clock();
  const token = randomSecret();
  const { page, module } = destination;
  const attempt = page === 'module' && module ? attemptOf(module, standing, now) : null;
  const session: Session = {
    tokenHash: hashSecret(token),
    registrationId: launch.registrationId,
    deploymentId: launch.deploymentId,
    // An anonymous visitor is somebody new each time.
    sub: launch.sub ?? `anonymous:${uuid()}`,
    role: launch.role,
    personName: launch.person.name ?? standing.person_name,
    contextId: launch.context?.id ?? null,
    contextTitle: launch.context?.title ?? standing.context_title,
    resourceLinkId: launch.resourceLink?.id ?? null,
    resourceLinkTitle: launch.resourceLink?.title ?? standing.link_title,
    page,
    moduleId: module?.id ?? null,
    moduleVersion: module ? (attempt?.moduleVersion ?? module.version) : null,
    deepLinking: launch.deepLinking,
    reviewSub: launch.reviewSub,
    isScored: launch.role === 'learner' && launch.sub !== null && !launch.isTestUser,
    createdAt: now,
    lastUsedAt: now,
  };
  await runTransaction(tool.db, async (trx) => {
    await storePlaces(trx, launch, standing, now);
    await storePerson(trx, launch, standing, now);
    if (launch.platformFamily !== null && launch.platformFamily !== standing.platform_family) {
      await trx
        .updateTable('registration')
        .set({ platform_family: launch.platformFamily })
        .where('id', '=', launch.registrationId)
        .execute();
    }
    if (attempt && standing.done_steps === null) await insertAttempt(trx, session, attempt);
    await insertSession(trx, session);
  });
  return { token, session, attempt };
}

/** The attempt that is there, in the version that it began with, or a new one. */
function attemptOf(module: Module, standing: Standing, now: number): Attempt {
  if (standing.done_steps === null) return startAttempt(module, now);
  return attemptSchema.parse({
    moduleId: module.id,
    moduleVersion: standing.module_version,
    startedAt: standing.started_at,
    doneSteps: JSON.parse(standing.done_steps),
    completedAt: standing.completed_at,
  });
}

async function insertAttempt(trx: Trx, session: Session, attempt: Attempt): Promise<void> {
  if (session.resourceLinkId === null) return;
  await attemptInsert.run(trx, {
    registration_id: session.registrationId,
    deployment_id: session.deploymentId,
    resource_link_id: session.resourceLinkId,
    sub: session.sub,
    context_id: session.contextId,
    module_id: attempt.moduleId,
    module_version: attempt.moduleVersion,
    done_steps: '{}',
    started_at: attempt.startedAt,
    updated_at: attempt.startedAt,
    completed_at: null,
  });
}

const attemptInsert = prepareQuery<AttemptRow>((db, value) =>
  db
    .insertInto('attempt')
    .values({
      registration_id: value('registration_id'),
      deployment_id: value('deployment_id'),
      resource_link_id: value('resource_link_id'),
      sub: value('sub'),
      context_id: value('context_id'),
      module_id: value('module_id'),
      module_version: value('module_version'),
      done_steps: value('done_steps'),
      started_at: value('started_at'),
      updated_at: value('updated_at'),
      completed_at: value('completed_at'),
    })
    // Two tabs that open the module at once begin one attempt.
    .onConflict((conflict) => conflict.doNothing()),
);
