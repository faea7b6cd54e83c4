import type { RegistrationRow } from '../database/schema.ts';
import { services } from '../platform/services/create-services.ts';
import { ServiceError, type ServiceFault } from '../platform/services/service-error.ts';
import type { Member } from '../platform/services/services.ts';
import type { Tool } from '../tool.ts';
import { learnersUrl } from './learners-url.ts';
import { storeRoster } from './store-roster.ts';

/** A context of a deployment: a course. */
export interface ContextKey {
  registrationId: string;
  deploymentId: string;
  contextId: string;
}

/** Why a roster could not be read; explain-roster.ts says it in words. */
export interface RosterProblem {
  fault: ServiceFault | 'no-service';
  platformFamily: string | null;
  /** HTTP status of the platform's answer; null when there was none. */
  status: number | null;
}

export interface RosterState {
  /** When the whole list was last read, ms since 1970; null: never. */
  readAt: number | null;
  /** Null when it could be read. */
  problem: RosterProblem | null;
}

/** Reads under way, by tool and context: people who press the button together share one. */
const underWay = new WeakMap<Tool, Map<string, Promise<RosterState>>>();

/**
 * Reads who learns in the context from the platform (NRPS 2.0) and stores it whole, or not at all: when the platform does
 * not give the list, the last one stays, with its age and the problem in words.
 */
export function refreshRoster(tool: Tool, context: ContextKey): Promise<RosterState> {
  const reads = underWay.get(tool) ?? new Map<string, Promise<RosterState>>();
  underWay.set(tool, reads);
  const key = JSON.stringify([context.registrationId, context.deploymentId, context.contextId]);
  let read = reads.get(key);
  if (!read) {
    read = readRoster(tool, context).finally(() => reads.delete(key));
    reads.set(key, read);
  }
  return read;
}

async function readRoster(tool: Tool, context: ContextKey): Promise<RosterState> {
  const registration = await tool.db
    .selectFrom('registration')
    .selectAll()
    .where('id', '=', context.registrationId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  const stored = await tool.db
    .selectFrom('context')
    .select(['memberships_url', 'roster_read_at'])
    .where('registration_id', '=', context.registrationId)
    .where('deployment_id', '=', context.deploymentId)
    .where('id', '=', context.contextId)
    .executeTakeFirst();
  const readAt = stored?.roster_read_at ?? null;
  const platformFamily = registration?.platform_family ?? null;
  if (!registration || !stored?.memberships_url) {
    return { readAt, problem: { fault: 'no-service', platformFamily, status: null } };
  }
  try {
    const members = await readLearners(tool, registration, stored.memberships_url);
    const now = tool.clock();
    await storeRoster(tool.db, context, members, now);
    return { readAt: now, problem: null };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    tool.log.warn({ registration: registration.id, fault: error.fault, status: error.status }, 'roster not read');
    return { readAt, problem: { fault: error.fault, platformFamily, status: error.status } };
  }
}

/** A filter that finds nobody may be one that the platform does not know: then everybody is asked for. */
async function readLearners(tool: Tool, registration: RegistrationRow, membershipsUrl: string): Promise<Member[]> {
  const filtered = learnersUrl(membershipsUrl, registration.platform_family);
  const learners = filtered === null ? [] : await services.readMembers({ tool, registration }, filtered);
  return learners.length > 0 ? learners : services.readMembers({ tool, registration }, membershipsUrl);
}
