import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { LaunchError } from './launch-error.ts';
import type { Launch } from './launch.ts';

/** What the database knows of the places and the person of a launch; null where it knows nothing. */
export type Standing = NonNullable<Awaited<ReturnType<typeof selectStanding>>>;

/**
 * Reads, in one statement, what a launch finds: so that a repeated launch writes only what has changed. The
 * registration and the deployment must be active; an unknown deployment is kept, pending, for the operator to see.
 * @throws LaunchError
 */
export async function readStanding(tool: Tool, launch: Launch, registration: RegistrationRow): Promise<Standing> {
  const standing = await selectStanding(tool, launch);
  if (!standing) throw new LaunchError('registration-unknown');
  if (standing.registration_status !== 'active') throw new LaunchError('registration-inactive', { registration });
  const detail = `deployment ${launch.deploymentId}`;
  if (standing.deployment_status === null) {
    await keepPending(tool, launch);
    throw new LaunchError('deployment-pending', { registration, detail });
  }
  if (standing.deployment_status === 'pending') throw new LaunchError('deployment-pending', { registration, detail });
  if (standing.deployment_status === 'off') throw new LaunchError('deployment-off', { registration, detail });
  return standing;
}

async function keepPending(tool: Tool, { registrationId, deploymentId }: Launch): Promise<void> {
  await tool.db
    .insertInto('deployment')
    .values({ registration_id: registrationId, id: deploymentId, status: 'pending', created_at: tool.clock() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function selectStanding(tool: Tool, launch: Launch) {
  const { deploymentId } = launch;
  // '' is the id of nothing: ids have at least one character.
  const contextId = launch.context?.id ?? '';
  const resourceLinkId = launch.resourceLink?.id ?? '';
  const sub = launch.sub ?? '';
  return tool.db
    .selectFrom('registration as r')
    .leftJoin('deployment as d', (on) => on.onRef('d.registration_id', '=', 'r.id').on('d.id', '=', deploymentId))
    .leftJoin('context as c', (on) =>
      on.onRef('c.registration_id', '=', 'r.id').on('c.deployment_id', '=', deploymentId).on('c.id', '=', contextId),
    )
    .leftJoin('resource_link as l', (on) =>
      on
        .onRef('l.registration_id', '=', 'r.id')
        .on('l.deployment_id', '=', deploymentId)
        .on('l.id', '=', resourceLinkId),
    )
    .leftJoin('person as p', (on) => on.onRef('p.registration_id', '=', 'r.id').on('p.sub', '=', sub))
    .leftJoin('membership as m', (on) =>
      on
        .onRef('m.registration_id', '=', 'r.id')
        .on('m.deployment_id', '=', deploymentId)
        .on('m.context_id', '=', contextId)
        .on('m.sub', '=', sub),
    )
    .leftJoin('attempt as a', (on) =>
      on
        .onRef('a.registration_id', '=', 'r.id')
        .on('a.deployment_id', '=', deploymentId)
        .on('a.resource_link_id', '=', resourceLinkId)
        .on('a.sub', '=', sub)
        .on('a.module_id', '=', (eb) => (launch.moduleId === null ? eb.ref('l.module_id') : eb.val(launch.moduleId))),
    )
    .where('r.id', '=', launch.registrationId)
    .select([
      'r.status as registration_status',
      'r.platform_family',
      'd.status as deployment_status',
      'c.id as context_id',
      'c.title as context_title',
      'c.label as context_label',
      'c.memberships_url',
      'c.line_items_url',
      'c.scopes',
      'l.id as resource_link_id',
      'l.context_id as link_context_id',
      'l.title as link_title',
      'l.module_id',
      'l.line_item_url',
      'p.sub as person_sub',
      'p.name as person_name',
      'p.is_test_user',
      'm.sub as member_sub',
      'm.role as member_role',
      'm.launched_at',
      'a.module_version',
      'a.done_steps',
      'a.started_at',
      'a.completed_at',
    ])
    .executeTakeFirst();
}
