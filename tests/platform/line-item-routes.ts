import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { Course } from './course.ts';
import { lineItemJson, parseLineItem, type WrittenLineItem } from './line-item-json.ts';
import { linkHeader, pageLinks } from './link-header.ts';
import { checkMediaType, mediaTypes } from './media-types.ts';
import { linkIdOf } from './platform-ids.ts';
import type { PlatformState } from './platform-state.ts';
import { type RegisteredTool, scopes } from './registered-tool.ts';
import { requireCourse, requireLineItem, requireTool, type ServiceParams } from './service-access.ts';
import { ServiceRefusal } from './service-refusal.ts';
import { lineItemsUrl, lineItemUrl } from './service-urls.ts';

interface ListQuery {
  resource_id?: string;
  resource_link_id?: string;
  tag?: string;
  limit?: string;
  from?: string;
}

const config = { endpoint: 'lineItems' } as const;
const writeScopes = [scopes.lineItem];
const readScopes = [scopes.lineItem, scopes.lineItemReadonly];

/** The line item service (LTI Assignment and Grade Services 2.0, §3.2): columns of the gradebook. */
export function lineItemRoutes(state: PlatformState): FastifyPluginAsync {
  const { lineItems: listPath, lineItem: itemPath } = state.profile.paths;
  const urlOf = (course: Course, id: string, tool: RegisteredTool) => lineItemUrl(state, course.id, id, tool);

  return async (app) => {
    app.get<{ Params: ServiceParams; Querystring: ListQuery }>(listPath, { config }, async (request, reply) => {
      checkMediaType(state, request, mediaTypes.lineItems, { isWildcardRefused: true });
      const tool = requireTool(state, request, readScopes);
      const course = requireCourse(state, request.params.contextId);
      const { resource_id, resource_link_id, tag } = request.query;
      const items = course.gradebook.lineItems.filter(
        (item) =>
          item.toolId === tool.deploymentId &&
          (resource_id === undefined || item.resourceId === resource_id) &&
          (resource_link_id === undefined || item.resourceLinkId === linkIdOf(state, course, resource_link_id)) &&
          (tag === undefined || item.tag === tag),
      );
      const limit = Number(request.query.limit ?? state.profile.lineItems.pageSize ?? 0);
      const from = Number(request.query.from ?? 0);
      if (limit > 0) {
        const base = withFilters(lineItemsUrl(state, course.id, tool), request.query);
        const links = pageLinks(base, { limit, from, total: items.length });
        reply.header('link', linkHeader(links, state.profile.lineItems.linkStyle));
      }
      const page = limit > 0 ? items.slice(from, from + limit) : items;
      return sendJson(
        reply,
        mediaTypes.lineItems,
        page.map((item) => lineItemJson(state.profile, item, urlOf(course, item.id, tool))),
      );
    });

    app.post<{ Params: ServiceParams }>(listPath, { config }, async (request, reply) => {
      checkMediaType(state, request, mediaTypes.lineItem);
      const tool = requireTool(state, request, writeScopes);
      const course = requireCourse(state, request.params.contextId);
      const written = parseLineItem(request.body, 'No label or Score Maximum');
      const item = course.gradebook.addLineItem({
        label: written.label,
        scoreMaximum: written.scoreMaximum,
        resourceId: written.resourceId ?? '',
        tag: written.tag ?? '',
        resourceLinkId: linkOf(state, course, tool, written),
        toolId: tool.deploymentId,
        isCoupled: false,
        submissionReview: null,
      });
      return sendJson(reply.code(201), mediaTypes.lineItem, { ...written, id: urlOf(course, item.id, tool) });
    });

    app.get<{ Params: ServiceParams }>(itemPath, { config }, async (request, reply) => {
      checkMediaType(state, request, mediaTypes.lineItem);
      const tool = requireTool(state, request, readScopes);
      const course = requireCourse(state, request.params.contextId);
      const item = requireLineItem(course, request.params.itemId, tool);
      return sendJson(reply, mediaTypes.lineItem, lineItemJson(state.profile, item, urlOf(course, item.id, tool)));
    });

    app.put<{ Params: ServiceParams }>(itemPath, { config }, async (request, reply) => {
      checkMediaType(state, request, mediaTypes.lineItem);
      const tool = requireTool(state, request, writeScopes);
      const course = requireCourse(state, request.params.contextId);
      const item = requireLineItem(course, request.params.itemId, tool);
      const written = parseLineItem(request.body, '');
      const linkId = written.resourceLinkId ?? written.ltiLinkId;
      if (linkId && state.profile.lineItems.hasLtiLinkId && !/^\d+$/.test(linkId)) throw new ServiceRefusal(400);
      // Replaces: what is not written is emptied.
      Object.assign(item, {
        label: written.label,
        scoreMaximum: written.scoreMaximum,
        resourceId: written.resourceId ?? '',
        tag: written.tag ?? '',
        resourceLinkId: linkId ? linkOf(state, course, tool, written) : item.resourceLinkId,
      });
      course.gradebook.changed();
      return sendJson(reply, mediaTypes.lineItem, { ...written, id: urlOf(course, item.id, tool) });
    });

    app.delete<{ Params: ServiceParams }>(itemPath, { config }, async (request, reply) => {
      const tool = requireTool(state, request, writeScopes);
      const course = requireCourse(state, request.params.contextId);
      const item = requireLineItem(course, request.params.itemId, tool);
      // The service may take back only what it knows: a column that a teacher made with the activity is not its own.
      if (item.isCoupled && item.resourceId === '' && item.tag === '') throw new ServiceRefusal(403);
      course.gradebook.removeLineItem(item.id);
      return reply.code(204).send();
    });
  };
}

/** The activity that a written line item names; 403 for one of another tool or course. */
function linkOf(state: PlatformState, course: Course, tool: RegisteredTool, written: WrittenLineItem): string | null {
  const id = written.resourceLinkId ?? written.ltiLinkId ?? null;
  if (id === null || id === '') return null;
  const link = course.resourceLinks.find((one) => one.id === linkIdOf(state, course, id));
  if (link?.toolId !== tool.deploymentId) throw new ServiceRefusal(403);
  return link.id;
}

function withFilters(baseUrl: string, query: ListQuery): string {
  const url = new URL(baseUrl);
  for (const name of ['resource_id', 'resource_link_id', 'tag'] as const) {
    const value = query[name];
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

function sendJson(reply: FastifyReply, mediaType: string, body: unknown): FastifyReply {
  // As bytes: Node would write the header in the encoding of a text body, and the Link header holds raw bytes.
  return reply.type(`${mediaType}; charset=utf-8`).send(Buffer.from(JSON.stringify(body)));
}
