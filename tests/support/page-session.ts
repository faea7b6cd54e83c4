import type { FastifyInstance } from 'fastify';
import type { Role } from '../../lti-server/launch/launch.ts';
import { hashSecret, randomSecret } from '../../lti-server/launch/one-time-secret.ts';
import type { Page } from '../../lti-server/launch/session.ts';
import type { Tool } from '../../lti-server/tool.ts';
import { addRegistration } from './outbox.ts';

export interface PageSession {
  registrationId?: string;
  sub?: string;
  name?: string | null;
  role?: Role;
  page?: Page;
  contextId?: string | null;
  resourceLinkId?: string | null;
  moduleId?: string | null;
  lineItemUrl?: string | null;
  isTestUser?: boolean;
}

/** The session that an accepted launch would have left behind, with its person, course and link; returns its token. */
export async function openPageSession(tool: Tool, options: PageSession = {}): Promise<string> {
  const {
    registrationId = 'r1',
    sub = 'sam',
    name = 'Sam Achebe',
    role = 'learner',
    page = 'module',
    contextId = 'course',
    resourceLinkId = 'link',
    moduleId = 'notice',
    lineItemUrl = `https://lms.example.org/items/${resourceLinkId}`,
    isTestUser = false,
  } = options;
  const now = tool.clock();
  const tenant = { registration_id: registrationId, deployment_id: '1' };
  const token = randomSecret();
  const known = await tool.db.selectFrom('registration').where('id', '=', registrationId).select('id').execute();
  if (known.length === 0) {
    await addRegistration(tool.db, registrationId, {
      issuer: `https://${registrationId}.example.org`,
      platform_family: 'moodle',
    });
    await tool.db
      .insertInto('deployment')
      .values({ registration_id: registrationId, id: '1', status: 'active', created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const person = {
    registration_id: registrationId,
    sub,
    name,
    is_test_user: isTestUser ? 1 : 0,
    updated_at: now,
  } as const;
  await tool.db
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (contextId !== null) {
    const context = { ...tenant, id: contextId, title: 'Leading with care', label: null, memberships_url: null };
    await tool.db
      .insertInto('context')
      .values({ ...context, line_items_url: null, scopes: '[]', roster_read_at: null, updated_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tool.db
      .insertInto('membership')
      .values({ ...tenant, context_id: contextId, sub, role, listed_at: null, launched_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (resourceLinkId !== null) {
    const link = { ...tenant, id: resourceLinkId, context_id: contextId, title: `Activity ${resourceLinkId}` };
    await tool.db
      .insertInto('resource_link')
      .values({ ...link, module_id: moduleId, line_item_url: lineItemUrl, updated_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await tool.db
    .insertInto('session')
    .values({
      ...tenant,
      token_hash: hashSecret(token),
      sub,
      role,
      context_id: contextId,
      resource_link_id: resourceLinkId,
      page,
      module_id: moduleId,
      module_version: moduleId === null ? null : 1,
      deep_linking: null,
      review_sub: null,
      is_scored: role === 'learner' && !isTestUser ? 1 : 0,
      created_at: now,
      last_used_at: now,
    })
    .execute();
  return token;
}

/** One request with a session's token; a body makes it a POST. */
export async function ask(server: FastifyInstance, token: string, url: string, body?: unknown) {
  const response = await server.inject({
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, text: response.body, headers: response.headers, json: () => response.json() };
}
