import { prepareQuery, type Bound } from '../database/prepare-query.ts';
import type { SessionRow } from '../database/schema.ts';
import type { Session } from './session.ts';

const sessionInsert = prepareQuery<Omit<SessionRow, 'deep_linking_answer'>>((db, value) =>
  db.insertInto('session').values({
    token_hash: value('token_hash'),
    registration_id: value('registration_id'),
    deployment_id: value('deployment_id'),
    sub: value('sub'),
    role: value('role'),
    context_id: value('context_id'),
    resource_link_id: value('resource_link_id'),
    page: value('page'),
    module_id: value('module_id'),
    module_version: value('module_version'),
    deep_linking: value('deep_linking'),
    review_sub: value('review_sub'),
    is_scored: value('is_scored'),
    created_at: value('created_at'),
    last_used_at: value('last_used_at'),
  }),
);

/** The write that stores a new session. Names and titles are not stored again: they are read from their own rows. */
export function insertSession(session: Session): Bound {
  return sessionInsert.bind({
    token_hash: session.tokenHash,
    registration_id: session.registrationId,
    deployment_id: session.deploymentId,
    sub: session.sub,
    role: session.role,
    context_id: session.contextId,
    resource_link_id: session.resourceLinkId,
    page: session.page,
    module_id: session.moduleId,
    module_version: session.moduleVersion,
    deep_linking: session.deepLinking === null ? null : JSON.stringify(session.deepLinking),
    review_sub: session.reviewSub,
    is_scored: session.isScored ? 1 : 0,
    created_at: session.createdAt,
    last_used_at: session.lastUsedAt,
  });
}
