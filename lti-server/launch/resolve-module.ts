import { LRUCache } from 'lru-cache';
import type { RegistrationRow } from '../database/schema.ts';
import { services } from '../platform/services/create-services.ts';
import { ServiceError } from '../platform/services/service-error.ts';
import type { Tool } from '../tool.ts';
import type { Launch } from './launch.ts';

const readScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly';
/** Somebody waits for a page meanwhile, ms. */
const longestWait = 4_000;
/** How long an answer stands, ms: a class that opens the catalogue asks once. */
const rememberedFor = 10 * 60_000;
/** The same for no answer. */
const silentFor = 60_000;

type Answers = LRUCache<string, Promise<string | null | undefined>>;
const asked = new WeakMap<Tool, Answers>();

/**
 * The module that a resource link's line item names, for links that have lost their parameter (a copy of a course that
 * kept the gradebook, AGS 2.0, 3.2.6 "resourceId"). Null when the link has no column, the platform lets us read none, or
 * the column names no module of ours; a platform that does not answer in time counts as silent.
 */
export async function moduleOfLineItem(
  tool: Tool,
  launch: Launch,
  registration: RegistrationRow,
): Promise<string | null> {
  const { resourceLink, lineItems } = launch;
  const { lineItemUrl, lineItemsUrl, scopes } = lineItems ?? { lineItemUrl: null, lineItemsUrl: null, scopes: [] };
  if (!resourceLink || lineItemUrl === null || lineItemsUrl === null || !scopes.includes(readScope)) return null;
  const answers = answersOf(tool);
  const key = JSON.stringify([registration.id, launch.deploymentId, resourceLink.id, lineItemUrl]);
  let asking = answers.get(key);
  if (!asking) {
    asking = ask(tool, registration, { lineItemUrl, lineItemsUrl, resourceLinkId: resourceLink.id });
    answers.set(key, asking);
  }
  const answer = await asking;
  if (answer === undefined) {
    if (answers.get(key) === asking) answers.set(key, Promise.resolve(null), { ttl: silentFor });
    return null;
  }
  return answer;
}

/** Undefined when there was no answer. */
async function ask(
  tool: Tool,
  registration: RegistrationRow,
  { lineItemUrl, lineItemsUrl, resourceLinkId }: { lineItemUrl: string; lineItemsUrl: string; resourceLinkId: string },
): Promise<string | null | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), longestWait);
  try {
    const reading = services.listLineItems({ tool, registration }, lineItemsUrl, resourceLinkId);
    // Read to its end even when nobody waits for it any more.
    reading.catch(() => {});
    const items = await Promise.race([reading, late]);
    if (items === undefined) return undefined;
    const named = items.find(({ id }) => id === lineItemUrl)?.resourceId ?? null;
    if (named !== null && !tool.modules.has(named)) await tool.refreshContent();
    return named !== null && tool.modules.has(named) ? named : null;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    tool.log.info({ registrationId: registration.id, fault: error.fault, status: error.status }, 'line item not read');
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function answersOf(tool: Tool): Answers {
  let answers = asked.get(tool);
  if (!answers) {
    answers = new LRUCache({ max: 1_000, ttl: rememberedFor, perf: { now: tool.clock } });
    asked.set(tool, answers);
  }
  return answers;
}
