import type { FastifyPluginAsync } from 'fastify';
import { ZodError } from 'zod';
import type { PlatformState } from './platform-state.ts';
import { addTool, type RegisteredTool } from './registered-tool.ts';

/** How another process on this machine tells the platform of a tool, and learns the platform's addresses. */
export function controlRoutes(state: PlatformState, onTool: (tool: RegisteredTool) => void): FastifyPluginAsync {
  const platform = () => ({
    profile: state.profile.name,
    issuer: state.issuer,
    authUrl: state.url + state.profile.paths.auth,
    tokenUrl: state.url + state.profile.paths.token,
    jwksUrl: state.url + state.profile.paths.keys,
    tools: state.tools.map(({ clientId, deploymentId, loginUrl }) => ({ clientId, deploymentId, loginUrl })),
  });

  return async (app) => {
    app.addHook('onRequest', (request, reply, done) => {
      const isLoopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
      // A page of any site could post a form here; none can send JSON without asking first.
      const isJson = request.method === 'GET' || request.headers['content-type']?.startsWith('application/json');
      if (isLoopback && isJson) done();
      else reply.code(403).send({ error: 'JSON from this machine only' });
    });

    app.get('/control/platform', async () => platform());

    app.post('/control/tools', async (request, reply) => {
      try {
        const tool = addTool(state.tools, JSON.parse(String(request.body)), state.profile.ids);
        onTool(tool);
        return await reply.code(201).send({ clientId: tool.clientId, deploymentId: tool.deploymentId, ...platform() });
      } catch (error) {
        if (error instanceof SyntaxError) return reply.code(400).send({ error: 'The body is not JSON' });
        if (error instanceof ZodError) return reply.code(400).send({ error: 'Bad registration', issues: error.issues });
        throw error;
      }
    });
  };
}
