import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tool } from '../tool.ts';
import { createRefusalCounter } from './refusal-counter.ts';

/** Routes that are counted together, so that one kind of trouble does not close the others. */
const groups = [
  { name: 'launch', prefixes: ['/lti/login', '/lti/launch'] },
  { name: 'register', prefixes: ['/lti/register'] },
  { name: 'api', prefixes: ['/api/'] },
  { name: 'console', prefixes: ['/admin'] },
] as const;

/** An address that was refused too often has to wait; `wait` in whole seconds, for Retry-After. */
export class TooManyRefusals extends Error {
  readonly wait: number;

  constructor(wait: number) {
    super('too many refused requests');
    this.name = 'TooManyRefusals';
    this.wait = wait;
  }
}

/**
 * Makes an address wait after 600 refused requests a minute (4xx), for each group of routes. What is accepted never
 * counts, nor does the answer "wait", nor what went wrong on our side; routes outside the groups (health, keys, files)
 * are never limited. The address is the one that `TEND_TRUST_PROXY` lets Fastify see.
 */
export function limitRefusals(server: FastifyInstance, tool: Tool): void {
  const counter = createRefusalCounter(tool.clock);
  server.addHook('onRequest', (request, _reply, done) => {
    const group = groupOf(request);
    const wait = group === null ? 0 : counter.waitOf(group, request.ip);
    if (group === null || wait === 0) return done();
    tool.metrics.limited.inc({ group });
    done(new TooManyRefusals(Math.ceil(wait / 1000)));
  });
  server.addHook('onResponse', (request, reply, done) => {
    const group = groupOf(request);
    const isRefused = reply.statusCode >= 400 && reply.statusCode < 500 && reply.statusCode !== 429;
    if (group !== null && isRefused && counter.count(group, request.ip)) {
      tool.log.warn({ group }, 'an address was refused too often and has to wait');
    }
    done();
  });
}

function groupOf(request: FastifyRequest): string | null {
  const route = request.routeOptions.url;
  if (route === undefined) return null;
  return groups.find(({ prefixes }) => prefixes.some((prefix) => route.startsWith(prefix)))?.name ?? null;
}
