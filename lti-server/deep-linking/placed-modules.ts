import type { Session } from '../launch/session.ts';
import { ServiceError } from '../platform/services/service-error.ts';
import { services } from '../platform/services/create-services.ts';
import type { Tool } from '../tool.ts';

const readScopes = ['lineitem', 'lineitem.readonly'].map(
  (name) => `https://purl.imsglobal.org/spec/lti-ags/scope/${name}`,
);

/** Which modules stand in a context already. */
export interface PlacedModules {
  moduleIds: string[];
  /** False when the platform was not asked, or did not say: one that nobody has opened yet may be missing. */
  isWhole: boolean;
}

/**
 * The modules of the picker's context: those whose links somebody has opened, and those whose columns the platform
 * lists, where it lets us read them. A platform that does not answer costs the marks, not the picker.
 */
export async function findPlacedModules(tool: Tool, session: Session): Promise<PlacedModules> {
  const [opened, listed] = await Promise.all([findOpened(tool, session), listColumns(tool, session)]);
  const moduleIds = [...new Set([...opened, ...(listed ?? [])])].filter((id) => tool.modules.has(id)).toSorted();
  return { moduleIds, isWhole: listed !== null };
}

async function findOpened({ db }: Tool, session: Session): Promise<string[]> {
  if (session.contextId === null) return [];
  const links = await db
    .selectFrom('resource_link')
    .select('module_id')
    .distinct()
    .where('registration_id', '=', session.registrationId)
    .where('deployment_id', '=', session.deploymentId)
    .where('context_id', '=', session.contextId)
    .execute();
  return links.flatMap(({ module_id }) => module_id ?? []);
}

/** The resource ids of our line items in the context; null when they cannot be read. */
async function listColumns(tool: Tool, session: Session): Promise<string[] | null> {
  if (session.contextId === null) return null;
  const context = await tool.db
    .selectFrom('context')
    .select(['line_items_url', 'scopes'])
    .where('registration_id', '=', session.registrationId)
    .where('deployment_id', '=', session.deploymentId)
    .where('id', '=', session.contextId)
    .executeTakeFirst();
  const scopes = JSON.parse(context?.scopes ?? '[]') as string[];
  if (!context?.line_items_url || !scopes.some((scope) => readScopes.includes(scope))) return null;
  const registration = await tool.db
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', session.registrationId)
    .executeTakeFirstOrThrow();
  try {
    const items = await services.listLineItems({ tool, registration }, context.line_items_url, null);
    return items.flatMap(({ resourceId }) => resourceId ?? []);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    tool.log.info({ registrationId: registration.id, fault: error.fault, status: error.status }, 'columns not listed');
    return null;
  }
}
