import type { FastifyPluginAsync } from 'fastify';
import { listPublicKeys } from '../platform/tool-keys.ts';
import type { Tool } from '../tool.ts';

/** The routes that platforms and their browsers come to. */
export function launchRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.get('/lti/keys', async (_request, reply) =>
      reply.header('Cache-Control', 'public, max-age=300').send(await listPublicKeys(tool)),
    );
  };
}
