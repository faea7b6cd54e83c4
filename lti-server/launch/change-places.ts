import { prepareQuery, type Bound } from '../database/prepare-query.ts';
import type { ContextRow, ResourceLinkRow } from '../database/schema.ts';
import type { Launch } from './launch.ts';
import type { Standing } from './standing.ts';

const upsertContext = prepareQuery<Omit<ContextRow, 'roster_read_at'>>((db, value) => {
  const changing = {
    title: value('title'),
    label: value('label'),
    memberships_url: value('memberships_url'),
    line_items_url: value('line_items_url'),
    scopes: value('scopes'),
    updated_at: value('updated_at'),
  };
  const key = {
    registration_id: value('registration_id'),
    deployment_id: value('deployment_id'),
    id: value('id'),
  };
  return db
    .insertInto('context')
    .values({ ...key, ...changing, roster_read_at: null })
    .onConflict((conflict) => conflict.columns(['registration_id', 'deployment_id', 'id']).doUpdateSet(changing));
});

const upsertResourceLink = prepareQuery<ResourceLinkRow>((db, value) => {
  const changing = {
    context_id: value('context_id'),
    title: value('title'),
    module_id: value('module_id'),
    line_item_url: value('line_item_url'),
    updated_at: value('updated_at'),
  };
  const key = {
    registration_id: value('registration_id'),
    deployment_id: value('deployment_id'),
    id: value('id'),
  };
  return db
    .insertInto('resource_link')
    .values({ ...key, ...changing })
    .onConflict((conflict) => conflict.columns(['registration_id', 'deployment_id', 'id']).doUpdateSet(changing));
});

/**
 * The write that a launch's context needs; null when nothing is new. What a launch does not say stays as it was: not
 * every launch names the services. `now` in ms since 1970.
 */
export function contextChange(launch: Launch, known: Standing, now: number): Bound | null {
  if (!launch.context) return null;
  const { id } = launch.context;
  const values = {
    title: launch.context.title ?? known.context_title,
    label: launch.context.label ?? known.context_label,
    memberships_url: launch.membershipsUrl ?? known.memberships_url,
    line_items_url: launch.lineItems?.lineItemsUrl ?? known.line_items_url,
    scopes: launch.lineItems ? JSON.stringify(launch.lineItems.scopes) : (known.scopes ?? '[]'),
  };
  const isSame =
    known.context_id !== null &&
    values.title === known.context_title &&
    values.label === known.context_label &&
    values.memberships_url === known.memberships_url &&
    values.line_items_url === known.line_items_url &&
    values.scopes === known.scopes;
  if (isSame) return null;
  const key = { registration_id: launch.registrationId, deployment_id: launch.deploymentId, id };
  return upsertContext.bind({ ...key, ...values, updated_at: now });
}

/** The same for its resource link. */
export function resourceLinkChange(launch: Launch, known: Standing, now: number): Bound | null {
  if (!launch.resourceLink) return null;
  const { id } = launch.resourceLink;
  const values = {
    context_id: launch.context?.id ?? known.link_context_id,
    title: launch.resourceLink.title ?? known.link_title,
    module_id: launch.moduleId ?? known.module_id,
    // Canvas names the line item only in launches of its assignment.
    line_item_url: launch.lineItems?.lineItemUrl ?? known.line_item_url,
  };
  const isSame =
    known.resource_link_id !== null &&
    values.context_id === known.link_context_id &&
    values.title === known.link_title &&
    values.module_id === known.module_id &&
    values.line_item_url === known.line_item_url;
  if (isSame) return null;
  const key = { registration_id: launch.registrationId, deployment_id: launch.deploymentId, id };
  return upsertResourceLink.bind({ ...key, ...values, updated_at: now });
}
