import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';

/** Address of a course's line items; Moodle's ends in a query that names the tool. */
export function lineItemsUrl(state: PlatformState, courseId: string, tool: RegisteredTool): string {
  return `${base(state)}/${courseId}/lineitems${typeQuery(state, tool)}`;
}

export function lineItemUrl(state: PlatformState, courseId: string, lineItemId: string, tool: RegisteredTool): string {
  return `${base(state)}/${courseId}/lineitems/${lineItemId}/lineitem${typeQuery(state, tool)}`;
}

export function membershipsUrl(state: PlatformState, courseId: string, tool: RegisteredTool): string {
  return `${base(state)}/CourseSection/${courseId}/bindings/${tool.deploymentId}/memberships`;
}

function base(state: PlatformState): string {
  return state.issuer + state.profile.paths.services;
}

function typeQuery(state: PlatformState, tool: RegisteredTool): string {
  return state.profile.lineItems.isTypeInQuery ? `?type_id=${tool.deploymentId}` : '';
}
