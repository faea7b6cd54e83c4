import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { consoleRoutes } from './admin/console-routes.ts';
import { deepLinkingRoutes } from './deep-linking/deep-linking-routes.ts';
import { addErrorPages, answerPlain } from './serving/error-pages.ts';
import { healthRoutes } from './serving/health-routes.ts';
import { limitRefusals } from './serving/limit-refusals.ts';
import { refuseNul } from './serving/refuse-nul.ts';
import { launchRoutes } from './launch/launch-routes.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { registerRoutes } from './registering/register-routes.ts';
import type { Tool } from './tool.ts';

const bodyLimit = 64 * 1024;

declare module 'fastify' {
  interface FastifyInstance {
    /** Makes `/readyz` answer 503 while the server still serves, so that a balancer looks elsewhere first. */
    drain(): void;
  }
}

/** The whole tool behind one Fastify server, not yet listening. No CORS: nothing here is for other origins' scripts. */
export async function buildServer(tool: Tool): Promise<FastifyInstance> {
  const { trustProxy } = tool.configuration;
  const server = fastify({
    bodyLimit,
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    // Fastify's own log would carry addresses with their query.
    logger: false,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // An address that cannot be decoded (`/%`) reaches neither hooks nor the handlers below.
    frameworkErrors: (_error, request, reply) => {
      setHeaders(tool, reply);
      answerPlain(request, reply, 400, 'bad-request');
    },
    routerOptions: { maxParamLength: 300 },
  });
  const readiness = { isDraining: false };
  server.decorate('drain', () => {
    readiness.isDraining = true;
  });

  await server.register(cookie);
  await server.register(formbody, { bodyLimit });
  server.addHook('onRequest', (_request, reply, done) => {
    setHeaders(tool, reply);
    done();
  });
  // A login is redirected within the platform's frame.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (reply.statusCode >= 300 && reply.statusCode < 400) reply.removeHeader('Content-Security-Policy');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    tool.metrics.requests.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
  limitRefusals(server, tool);
  refuseNul(server);
  addErrorPages(server, tool);
  await server.register(healthRoutes(tool, readiness));
  await server.register(launchRoutes(tool));
  await server.register(registerRoutes(tool));
  await server.register(pageRoutes(tool));
  await server.register(deepLinkingRoutes(tool));
  await server.register(consoleRoutes(tool));
  return server;
}

function setHeaders({ configuration }: Tool, reply: FastifyReply): void {
  reply.header('Referrer-Policy', 'no-referrer');
  reply.header('X-Content-Type-Options', 'nosniff');
  // Pages say more (send-page.ts); what is no page has nothing to load and nobody to be framed by.
  reply.header(
    'Content-Security-Policy',
    "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
  if (!configuration.isLoopback) {
    reply.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  }
}
