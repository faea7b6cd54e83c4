import type { Attempt } from '#shared/schemas/attempt.ts';
import { prepareQuery, type Bound } from '../database/prepare-query.ts';
import type { AttemptRow } from '../database/schema.ts';
import type { Session } from './session.ts';

const insertAttempt = prepareQuery<AttemptRow>((db, value) =>
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

/** The write that begins an attempt; null without a resource link to keep it by. */
export function attemptChange(session: Session, attempt: Attempt): Bound | null {
  const { resourceLinkId } = session;
  if (resourceLinkId === null) return null;
  return insertAttempt.bind({
    registration_id: session.registrationId,
    deployment_id: session.deploymentId,
    resource_link_id: resourceLinkId,
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
