import type { FastifyRequest } from 'fastify';
import type { Course } from './course.ts';
import type { LineItem } from './gradebook.ts';
import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';
import { ServiceRefusal } from './service-refusal.ts';

export interface ServiceParams {
  contextId: string;
  itemId?: string;
  typeId?: string;
}

/** The tool behind the bearer token, if one of `scopes` was granted to it; 401 without a reason otherwise. */
export function requireTool(state: PlatformState, request: FastifyRequest, scopes: readonly string[]): RegisteredTool {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  const granted = scheme === 'Bearer' && token ? state.accessTokens.get(token) : undefined;
  if (!granted || granted.expiresAt <= state.now()) throw new ServiceRefusal(401);
  if (!scopes.some((scope) => granted.scopes.includes(scope))) throw new ServiceRefusal(401);
  const { type_id: typeId } = request.query as { type_id?: string };
  if (typeId !== undefined && typeId !== granted.tool.deploymentId) throw new ServiceRefusal(401);
  return granted.tool;
}

export function requireCourse(state: PlatformState, contextId: string): Course {
  const course = state.courses.find((one) => one.id === contextId);
  if (!course) throw new ServiceRefusal(404, `Not Found: Course ${contextId} doesn't exist`);
  return course;
}

/** A line item of this tool; those of others do not exist for it. */
export function requireLineItem(course: Course, itemId: string | undefined, tool: RegisteredTool): LineItem {
  const item = course.gradebook.lineItem(itemId ?? '');
  if (!item) throw new ServiceRefusal(404, `Not Found: Grade item ${itemId} doesn't exist`);
  if (item.toolId !== tool.deploymentId) throw new ServiceRefusal(404, 'Line item does not exist');
  return item;
}
