import type { FastifyRequest } from 'fastify';
import { ofItsContext, ofItsResourceLink } from '../database/join-places.ts';
import { ApiError } from '../serving/api-error.ts';
import type { Tool } from '../tool.ts';
import { hashSecret } from './one-time-secret.ts';
import { deepLinkingSchema, type DeepLinking, type Role } from './launch.ts';

export type Page = 'module' | 'catalogue' | 'today' | 'completion' | 'picker' | 'review';

/** One person in one launched page. It carries the tenant: every query of a page takes its keys from here. */
export interface Session {
  tokenHash: string;
  registrationId: string;
  deploymentId: string;
  sub: string;
  role: Role;
  personName: string | null;
  contextId: string | null;
  contextTitle: string | null;
  resourceLinkId: string | null;
  resourceLinkTitle: string | null;
  page: Page;
  moduleId: string | null;
  moduleVersion: number | null;
  deepLinking: DeepLinking | null;
  reviewSub: string | null;
  /** Whether completing the module here becomes a score (a learner, neither anonymous nor a test user). */
  isScored: boolean;
  createdAt: number;
  lastUsedAt: number;
}

const idleLimit = 8 * 3_600_000;
/** `last_used_at` is written at most this often, so that reading a page seldom writes. */
const touchEvery = 5 * 60_000;

/**
 * The live session of a request's bearer token.
 * @throws ApiError 401 when there is none: unknown, idle for eight hours, or its registration or deployment is off.
 */
export async function requireSession(tool: Tool, request: FastifyRequest): Promise<Session> {
  const token = /^Bearer ([\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
  const session = token ? await findSession(tool, hashSecret(token)) : null;
  if (!session) throw new ApiError(401, 'session-ended');
  return session;
}

/** @throws ApiError 403 when the session is not an instructor's. */
export async function requireInstructor(tool: Tool, request: FastifyRequest): Promise<Session> {
  const session = await requireSession(tool, request);
  if (session.role !== 'instructor') throw new ApiError(403, 'instructors-only');
  return session;
}

async function findSession(tool: Tool, tokenHash: string): Promise<Session | null> {
  const now = tool.clock();
  const row = await selectSession(tool, tokenHash);
  if (!row || row.last_used_at <= now - idleLimit) return null;
  if (row.last_used_at <= now - touchEvery) {
    await tool.db.updateTable('session').set({ last_used_at: now }).where('token_hash', '=', tokenHash).execute();
  }
  return {
    tokenHash,
    registrationId: row.registration_id,
    deploymentId: row.deployment_id,
    sub: row.sub,
    role: row.role,
    personName: row.person_name,
    contextId: row.context_id,
    contextTitle: row.context_title,
    resourceLinkId: row.resource_link_id,
    resourceLinkTitle: row.resource_link_title,
    page: row.page as Page,
    moduleId: row.module_id,
    moduleVersion: row.module_version,
    deepLinking: row.deep_linking === null ? null : deepLinkingSchema.parse(JSON.parse(row.deep_linking)),
    reviewSub: row.review_sub,
    isScored: row.is_scored === 1,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}

function selectSession(tool: Tool, tokenHash: string) {
  return tool.db
    .selectFrom('session as s')
    .innerJoin('registration as r', (on) => on.onRef('r.id', '=', 's.registration_id').on('r.status', '=', 'active'))
    .innerJoin('deployment as d', (on) =>
      on
        .onRef('d.registration_id', '=', 's.registration_id')
        .onRef('d.id', '=', 's.deployment_id')
        .on('d.status', '=', 'active'),
    )
    .leftJoin('person as p', (on) =>
      on.onRef('p.registration_id', '=', 's.registration_id').onRef('p.sub', '=', 's.sub'),
    )
    .leftJoin('context as c', ofItsContext)
    .leftJoin('resource_link as l', ofItsResourceLink)
    .selectAll('s')
    .select(['p.name as person_name', 'c.title as context_title', 'l.title as resource_link_title'])
    .where('s.token_hash', '=', tokenHash)
    .executeTakeFirst();
}
