import type { FastifyPluginAsync } from 'fastify';
import { listPublicKeys } from '../platform/tool-keys.ts';
import type { Tool } from '../tool.ts';
import { answerLaunch } from './answer-launch.ts';
import { answerLogin } from './answer-login.ts';
import { answerContinue, answerProof, answerWindow } from './answer-window.ts';

/** An id_token may have 64 kB; the fields around it are small. */
const launchBodyLimit = 96 * 1024;

/** The routes that platforms and their browsers come to. */
export function launchRoutes(tool: Tool): FastifyPluginAsync {
  return async (server) => {
    server.get('/lti/login', (request, reply) => answerLogin(tool, request, reply));
    server.post('/lti/login', (request, reply) => answerLogin(tool, request, reply));
    server.post('/lti/launch', { bodyLimit: launchBodyLimit }, (request, reply) => answerLaunch(tool, request, reply));
    server.post('/lti/launch/proof', (request, reply) => answerProof(tool, request, reply));
    server.post('/lti/launch/window', (request, reply) => answerWindow(tool, request, reply));
    server.post('/lti/launch/continue', (request, reply) => answerContinue(tool, request, reply));
    server.get('/lti/keys', async (_request, reply) =>
      reply.header('Cache-Control', 'public, max-age=300').send(await listPublicKeys(tool)),
    );
  };
}
