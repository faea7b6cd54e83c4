import { prepareQuery } from '../database/prepare-query.ts';
import type { Trx } from '../database/run-transaction.ts';
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

/** Stores the context and the resource link of a launch, where they are new or have changed. `now` in ms since 1970. */
export async function storePlaces(trx: Trx, launch: Launch, standing: Standing, now: number): Promise<void> {
  await storeContext(trx, launch, standing, now);
  await storeResourceLink(trx, launch, standing, now);
}

/** What a launch does not say stays as it was: not every launch names the services. */
async function storeContext(trx: Trx, launch: Launch, known: Standing, now: number): Promise<void> {
  if (!launch.context) return;
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
  if (isSame) return;
  await upsertContext.run(trx, {
    registration_id: launch.registrationId,
    deployment_id: launch.deploymentId,
    id: launch.context.id,
    ...values,
    updated_at: now,
  });
}

async function storeResourceLink(trx: Trx, launch: Launch, known: Standing, now: number): Promise<void> {
  if (!launch.resourceLink) return;
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
  if (isSame) return;
  await upsertResourceLink.run(trx, {
    registration_id: launch.registrationId,
    deployment_id: launch.deploymentId,
    id: launch.resourceLink.id,
    ...values,
    updated_at: now,
  });
}
