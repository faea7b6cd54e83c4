import type { Engine } from '../../lti-server/database/open-database.ts';
import type { RegistrationRow } from '../../lti-server/database/schema.ts';
import { listPublicKeys } from '../../lti-server/platform/tool-keys.ts';
import type { Tool } from '../../lti-server/tool.ts';
import type { ResourceLink } from '../platform/course.ts';
import type { RegisteredTool } from '../platform/registered-tool.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { lineItemsUrl, membershipsUrl } from '../platform/service-urls.ts';
import { startPlatform, type PlatformOptions } from '../platform/start-platform.ts';
import { monday, addRegistration } from './outbox.ts';
import { serveJson } from './serve-json.ts';
import { openTestTool } from './test-tool.ts';

export interface ToolAndPlatform {
  tool: Tool;
  platform: RunningPlatform;
  registered: RegisteredTool;
  registration: RegistrationRow;
  /** An activity with a column in the gradebook. */
  link: ResourceLink;
  /** Its column. */
  lineItemUrl: string;
  lineItemId: string;
  close(): Promise<void>;
}

/** A tool without its routes and a platform that know each other: for everything that the tool asks a platform. */
export async function openToolAndPlatform(
  engine: Engine,
  { clock, ...options }: PlatformOptions & { clock?: () => number } = {},
): Promise<ToolAndPlatform> {
  const tool = await openTestTool(engine, clock ? { clock } : {});
  const platform = await startPlatform({ ...options, ...(clock ? { clock } : {}) });
  const keys = await serveJson(() => listPublicKeys(tool));
  const registered = platform.addTool({
    loginUrl: `${tool.configuration.url}/lti/login`,
    redirectUris: [`${tool.configuration.url}/lti/launch`],
    jwksUrl: keys.url,
  });
  await addRegistration(tool.db, 'r1', {
    issuer: platform.issuer,
    client_id: registered.clientId,
    token_url: platform.tokenUrl,
    jwks_url: platform.jwksUrl,
    auth_url: platform.authUrl,
  });
  const link = platform.course.addResourceLink({
    toolId: registered.deploymentId,
    title: 'Notice',
    custom: { module_id: 'notice' },
    lineItem: { scoreMaximum: 1, resourceId: 'notice', tag: 'tend' },
  });
  const registration = await tool.db.selectFrom('registration').selectAll().executeTakeFirstOrThrow();
  await tool.db
    .insertInto('context')
    .values({
      registration_id: 'r1',
      deployment_id: registered.deploymentId,
      id: platform.course.id,
      title: platform.course.title,
      label: null,
      memberships_url: membershipsUrl(platform.state, platform.course.id, registered),
      line_items_url: lineItemsUrl(platform.state, platform.course.id, registered),
      scopes: JSON.stringify(registered.scopes),
      roster_read_at: null,
      updated_at: monday,
    })
    .execute();
  return {
    tool,
    platform,
    registered,
    registration,
    link,
    lineItemUrl: platform.lineItemUrl(link) as string,
    lineItemId: platform.gradebook.lineItemOf(link.id)?.id as string,
    async close() {
      await platform.stop();
      await keys.close();
      await tool.close();
    },
  };
}
