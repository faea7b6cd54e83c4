import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';

/** Address of a course's line items; Moodle's ends in a query that names the tool. */
export function lineItemsUrl(state: PlatformState, courseId: string, tool: RegisteredTool): string {
  return fill(state, state.profile.paths.lineItems, { contextId: courseId }) + typeQuery(state, tool);
}

export function lineItemUrl(state: PlatformState, courseId: string, lineItemId: string, tool: RegisteredTool): string {
  const place = { contextId: courseId, itemId: lineItemId };
  return fill(state, state.profile.paths.lineItem, place) + typeQuery(state, tool);
}

export function membershipsUrl(state: PlatformState, courseId: string, tool: RegisteredTool): string {
  return fill(state, state.profile.paths.memberships, { contextId: courseId, typeId: tool.deploymentId });
}

function fill(state: PlatformState, path: string, place: Readonly<Record<string, string>>): string {
  return state.url + path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(place[name] ?? ''));
}

function typeQuery(state: PlatformState, tool: RegisteredTool): string {
  return state.profile.lineItems.isTypeInQuery ? `?type_id=${tool.deploymentId}` : '';
}
