import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { checkScore } from './check-score.ts';
import { checkMediaType, mediaTypes } from './media-types.ts';
import type { PlatformState } from './platform-state.ts';
import { scopes } from './registered-tool.ts';
import { requireCourse, requireLineItem, requireTool, type ServiceParams } from './service-access.ts';
import { lineItemUrl } from './service-urls.ts';
import { ServiceRefusal, setReason } from './service-refusal.ts';

/** The score service (LTI Assignment and Grade Services 2.0, §3.4). */
export function scoreRoutes(state: PlatformState): FastifyPluginAsync {
  /** Returns where the result can be read. */
  function accept(request: FastifyRequest<{ Params: ServiceParams }>): string {
    checkMediaType(state, request, mediaTypes.score);
    const tool = requireTool(state, request, [scopes.score]);
    const course = requireCourse(state, request.params.contextId);
    const item = requireLineItem(course, request.params.itemId, tool);
    const body = typeof request.body === 'string' ? request.body : '';
    const { personId, grade, isNewSubmission } = checkScore(state, course, item, body);
    course.gradebook.applyScore(item.id, personId, grade, { isNewSubmission });
    return `${lineItemUrl(state, course.id, item.id, tool)}/results/${state.profile.ids.person(personId)}`;
  }

  return async (app) => {
    app.post<{ Params: ServiceParams }>(
      `${state.profile.paths.lineItem}/scores`,
      { config: { endpoint: 'scores' } },
      async (request, reply) => {
        reply.type(`${mediaTypes.score}; charset=utf-8`);
        let resultUrl: string;
        try {
          resultUrl = accept(request);
        } catch (error) {
          if (state.profile.errors.body !== 'moodle') throw error;
          if (!(error instanceof ServiceRefusal) || (error.status !== 400 && error.status !== 409)) throw error;
          if (error.message.startsWith('No handler found')) throw error;
          // Why it was refused stands in the status line alone.
          setReason(reply, state, error.message);
          return reply.code(error.status).send('[]');
        }
        return reply.send(state.profile.scores.answer === 'url' ? JSON.stringify({ resultUrl }) : '');
      },
    );
  };
}
