import type { FastifyPluginAsync } from 'fastify';
import { requireInstructor } from '../launch/session.ts';
import { localeOf } from '../locale-of.ts';
import { ApiError } from '../serving/api-error.ts';
import type { Tool } from '../tool.ts';
import { readReview } from './read-review.ts';
import type { SubmissionReview } from './submission-review.ts';

/** What the page of a submission review asks for. Whose it is stands in the session; nothing in the request names anybody. */
export function reviewRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.get('/api/review', async (request, reply): Promise<SubmissionReview> => {
      const session = await requireInstructor(tool, request);
      reply.header('Cache-Control', 'no-store');
      const review = await readReview(tool, session, localeOf(request));
      if (!review) throw new ApiError(404, 'not-found');
      return review;
    });
  };
}
