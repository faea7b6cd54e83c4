import { v7 as uuid } from 'uuid';
import { startAttempt } from '#shared/progress/start-attempt.ts';
import { attemptSchema, type Attempt } from '#shared/schemas/attempt.ts';
import type { Module } from '#shared/schemas/module.ts';
import { writeTogether } from '../database/write-together.ts';
import type { Tool } from '../tool.ts';
import { attemptChange } from './attempt-change.ts';
import { membershipChange, personChange } from './change-person.ts';
import { contextChange, resourceLinkChange } from './change-places.ts';
import type { Destination } from './choose-page.ts';
import type { Launch } from './launch.ts';
import { learnFamily } from './learn-family.ts';
import { hashSecret, randomSecret } from './one-time-secret.ts';
import { insertSession } from './insert-session.ts';
import type { Session } from './session.ts';
import type { Standing } from './standing.ts';

export interface OpenedLaunch {
  /** The bearer token; it is nowhere else in clear. */
  token: string;
  session: Session;
  attempt: Attempt | null;
}

/**
 * Opens the session of an accepted launch: context, resource link, person, membership and attempt in one transaction,
 * where they are new or have changed.
 */
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
  learnFamily(tool, launch, standing);
  const changes = [
    contextChange(launch, standing, now),
    resourceLinkChange(launch, standing, now),
    personChange(launch, standing, now),
    membershipChange(launch, standing, now),
    attempt && standing.done_steps === null ? attemptChange(session, attempt) : null,
    insertSession(session),
  ];
  await writeTogether(
    tool.db,
    changes.filter((change) => change !== null),
  );
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
