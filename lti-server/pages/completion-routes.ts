import type { FastifyPluginAsync } from 'fastify';
import * as z from 'zod';
import { retryScores } from '../gradebook/retry-scores.ts';
import { requireInstructor, type Session } from '../launch/session.ts';
import { localeOf } from '../locale-of.ts';
import { explainRoster } from '../memberships/explain-roster.ts';
import { refreshRoster } from '../memberships/read-roster.ts';
import type { Tool } from '../tool.ts';
import { streamCompletion } from './completion-csv.ts';
import { completionSorts, completionStatuses, type CompletionList } from './completion-list.ts';
import { readCompletion, scopeOf } from './read-completion.ts';
import { readInput } from './read-input.ts';

const querySchema = z.object({
  search: z.string().trim().max(100).default(''),
  status: z
    .enum(['', ...completionStatuses])
    .default('')
    .transform((status) => status || null),
  sort: z.enum(completionSorts).default('name'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

const oneScoreSchema = z.object({ resourceLinkId: z.string().min(1), sub: z.string().min(1) });
const resendSchema = z.union([
  z.object({ all: z.literal(true) }),
  z.object({ chosen: z.array(oneScoreSchema).min(1).max(500) }),
  oneScoreSchema,
]);

/** What an instructor's page asks for: who is where, and what to do about scores. For instructors only. */
export function completionRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.get('/api/completion', async (request, reply): Promise<CompletionList> => {
      const session = await requireInstructor(tool, request);
      reply.header('Cache-Control', 'no-store');
      return readCompletion(tool, session, readInput(querySchema, request.query), localeOf(request));
    });
    server.get('/api/completion.csv', async (request, reply) => {
      const session = await requireInstructor(tool, request);
      return reply
        .header('Cache-Control', 'no-store')
        .header('Content-Disposition', 'attachment; filename="completion.csv"')
        .type('text/csv; charset=utf-8')
        .send(streamCompletion(tool, session, localeOf(request)));
    });
    server.post('/api/scores/resend', async (request, reply) => {
      const session = await requireInstructor(tool, request);
      reply.header('Cache-Control', 'no-store');
      const which = readInput(resendSchema, request.body);
      return { resent: await resend(tool, session, which) };
    });
    server.post('/api/roster/refresh', async (request, reply): Promise<CompletionList> => {
      const session = await requireInstructor(tool, request);
      reply.header('Cache-Control', 'no-store');
      const query = readInput(querySchema, request.query);
      const scope = scopeOf(session);
      const roster = scope ? await refreshRoster(tool, scope) : null;
      const locale = localeOf(request);
      const problem = roster?.problem ? explainRoster(roster.problem, locale) : null;
      return readCompletion(tool, session, query, locale, problem);
    });
  };
}

/** All of the course, or those that are named: only these replace what somebody entered by hand. */
async function resend(tool: Tool, session: Session, which: z.infer<typeof resendSchema>): Promise<number> {
  const scope = scopeOf(session);
  if (!scope) return 0;
  if ('all' in which) return retryScores(tool, scope);
  const chosen = 'chosen' in which ? which.chosen : [which];
  return retryScores(tool, ...chosen.map((one) => ({ ...scope, ...one })));
}
