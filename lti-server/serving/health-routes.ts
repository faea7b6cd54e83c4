import { timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { isLoopbackHost } from '../configuration/loopback.ts';
import { isMigrated } from '../database/migrate.ts';
import { pingDatabase } from '../database/ping.ts';
import type { Tool } from '../tool.ts';

/** `/healthz` (alive), `/readyz` (database reachable and migrated, not shutting down) and `/metrics`. */
export function healthRoutes(tool: Tool, readiness: { isDraining: boolean }): FastifyPluginAsync {
  let migrated = false;
  return async (server) => {
    server.get('/healthz', (_request, reply) => reply.send({ status: 'alive' }));

    server.get('/readyz', async (_request, reply) => {
      if (readiness.isDraining) return reply.code(503).send({ status: 'shutting down' });
      try {
        await pingDatabase(tool.db);
        migrated ||= await isMigrated(tool.db);
      } catch {
        return reply.code(503).send({ status: 'database away' });
      }
      return migrated
        ? reply.send({ status: 'ready' })
        : reply.code(503).send({ status: 'database not migrated: run tend migrate' });
    });

    server.get('/metrics', async (request, reply) => {
      if (!mayReadMetrics(tool, request)) return reply.callNotFound();
      await countWaitingScores(tool);
      return reply.type(tool.metrics.registry.contentType).send(await tool.metrics.registry.metrics());
    });
  };
}

/** With a token, its bearer; without one, this machine. Behind a proxy everybody seems to be this machine. */
function mayReadMetrics({ configuration }: Tool, request: FastifyRequest): boolean {
  if (configuration.metricsToken === null) {
    return isLoopbackHost(request.ip) && request.headers['x-forwarded-for'] === undefined;
  }
  const expected = Buffer.from(`Bearer ${configuration.metricsToken}`);
  const found = Buffer.from(request.headers.authorization ?? '');
  return found.length === expected.length && timingSafeEqual(found, expected);
}

/** Counted when somebody asks; while the database is away the last number stands. */
async function countWaitingScores({ db, metrics }: Tool): Promise<void> {
  try {
    const waiting = await db
      .selectFrom('score')
      .select(db.fn.countAll<number>().as('count'))
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    metrics.scoresWaiting.set(waiting?.count ?? 0);
  } catch {
    // `/readyz` tells of it; the other figures are still true.
  }
}
