import type { FastifyPluginAsync } from 'fastify';
import { checkMediaType, mediaTypes } from './media-types.ts';
import type { PlatformState } from './platform-state.ts';
import { scopes } from './registered-tool.ts';
import { requireCourse, requireLineItem, requireTool, type ServiceParams } from './service-access.ts';
import { ServiceRefusal } from './service-refusal.ts';
import { lineItemUrl } from './service-urls.ts';

/** The result service (LTI Assignment and Grade Services 2.0, §3.3): what the gradebook holds. */
export function resultRoutes(state: PlatformState): FastifyPluginAsync {
  const { ids } = state.profile;
  return async (app) => {
    app.get<{ Params: ServiceParams; Querystring: { user_id?: string; limit?: string } }>(
      `${state.profile.paths.lineItem}/results`,
      { config: { endpoint: 'results' } },
      async (request, reply) => {
        checkMediaType(state, request, mediaTypes.results, { isWildcardRefused: true });
        const tool = requireTool(state, request, [scopes.resultReadonly]);
        const course = requireCourse(state, request.params.contextId);
        const item = requireLineItem(course, request.params.itemId, tool);
        const cells = course.gradebook
          .gradesOf(item.id)
          .filter(({ personId }) => !request.query.user_id || ids.person(personId) === request.query.user_id);
        // Moodle's paging of results fails on a missing last page; without a grade it never gets that far.
        const isPaged = Number(request.query.limit ?? 0) > 0;
        if (state.profile.lineItems.linkStyle === 'curly' && isPaged && cells.length > 0) throw new ServiceRefusal(500);
        const scoreOf = lineItemUrl(state, course.id, item.id, tool);
        const results = cells.map(({ personId, grade }) => ({
          id: resultUrl(scoreOf, ids.person(personId)),
          userId: ids.person(personId),
          ...(grade.points !== null && {
            resultScore: grade.points,
            resultMaximum: item.scoreMaximum,
            ...(grade.comment !== null && { comment: grade.comment }),
            timestamp: new Date(grade.modifiedAt * 1000).toISOString().replace('.000Z', '+00:00'),
          }),
        }));
        return reply.type(`${mediaTypes.results}; charset=utf-8`).send(JSON.stringify(results));
      },
    );
  };
}

function resultUrl(scoreOf: string, personId: string): string {
  const url = new URL(scoreOf);
  url.pathname += `/results/${personId}/result`;
  return url.href;
}
